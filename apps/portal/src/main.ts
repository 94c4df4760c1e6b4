import { access } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { readEnvironment, type Environment } from './environment';
import { openLog } from './logging';
import { buildPortal } from './server';
import { deleteEndedSessions } from './sessions/session.repository';

/** Milliseconds between two clearings of ended sessions. */
const CLEARING_INTERVAL = 10 * 60_000;

/** Milliseconds a stop may take. */
const CLOSE_WITHIN = 10_000;

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

  stopOnRequest(async () => {
    clearInterval(clearing);
    await server.close();
    await pool.end();
  }, log);

  const address = server.server.address() as AddressInfo;
  process.stdout.write(`listening ${address.port}\n`);
}

/** Stops once: on a signal, or when the program that started this one is gone. What hangs longer than ten seconds is cut off. */
function stopOnRequest(close: () => Promise<void>, log: Logger): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), CLOSE_WITHIN).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

try {
  await start(readEnvironment());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
