import { access } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Pool } from 'pg';
import { readEnvironment, type Environment } from './environment';
import { openLog } from './logging';
import { buildPortal } from './server';
import { deleteEndedSessions } from './sessions/session.repository';

/** Milliseconds between two clearings of ended sessions. */
const CLEARING_INTERVAL = 10 * 60_000;

const clock = (): Date => new Date();

async function start(environment: Environment): Promise<void> {
  await access(join(environment.webDirectory, 'index.html')).catch(() => {
    throw new Error('The portal cannot start: WEB_DIRECTORY holds no index.html. Build the web app first.');
  });
  const log = openLog(environment.logLevel);
  const pool = new Pool({ connectionString: environment.databaseUrl, application_name: 'portal', max: 10 });
  pool.on('error', (error) => log.error({ err: error }, 'database connection lost'));

  const server = await buildPortal({ environment, pool, clock, log });
  await server.listen({ port: environment.port, host: environment.host });
  const clearing = setInterval(() => {
    deleteEndedSessions(pool, clock()).catch((error: unknown) => log.error({ err: error }, 'ended sessions not cleared'));
  }, CLEARING_INTERVAL);

  const stop = async (): Promise<void> => {
    clearInterval(clearing);
    await server.close();
    await pool.end();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

  const address = server.server.address() as AddressInfo;
  process.stdout.write(`listening ${address.port}\n`);
}

try {
  await start(readEnvironment());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
