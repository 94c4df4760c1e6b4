import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@register/kernel';
import { Pool } from 'pg';
import type { ServiceEnvironment } from './environment';
import { healthServer, listen } from './health';
import type { Logger } from './log';
import { look as lookAt } from './look';
import { freeOrphans } from './orphans';
import { presenceOn } from './presence';
import { projectHash } from './project-hash';
import { addRefresh, openQueue } from './queue';
import { openRefresher } from './refresher';
import { readStatus } from './status';
import { openWatch } from './watch';

/** Listener, jobs, crontab, looks and status. */
const CONNECTIONS = 6;

/** How long a refresh that runs may go on once the service must stop. */
const FINISH_WITHIN_MS = 3_000;

export interface PipelineService {
  readonly port: number;
  /** Rejects when the service cannot go on. */
  readonly ended: Promise<void>;
  /** Stops: a refresh that does not end within three seconds is cancelled and left to the next process; the earlier figures stay served. */
  stop(): Promise<void>;
}

/** Starts the service: figures are refreshed after recordings and every night until it is stopped. Throws what must be done first. */
export async function startPipelineService(environment: ServiceEnvironment, clock: Clock, log: Logger): Promise<PipelineService> {
  const pool = openPool(environment.databaseUrl, log);
  const closings: (() => Promise<unknown>)[] = [() => pool.end()];
  const close = async (): Promise<void> => {
    for (const closing of closings.splice(0).reverse()) await closing();
  };
  try {
    return { ...(await startOn(pool, environment, clock, log, (closing) => closings.push(closing))), stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startOn(
  pool: Pool,
  { databaseUrl: url, projectDirectory, nightlyAt, attempts, threads, debounce, port: wantedPort, host }: ServiceEnvironment,
  clock: Clock,
  log: Logger,
  onClose: (closing: () => Promise<unknown>) => void,
): Promise<Omit<PipelineService, 'stop'>> {
  await demandSchema(pool);
  const hash = await projectHash(projectDirectory);
  const look = () => lookAt(pool, { projectHash: hash, now: clock() });
  const refresher = openRefresher({ pool, url, projectDirectory, threads, nightlyAt, clock, log, look });
  const parts = { pool, clock, nightlyAt, serviceStartedAt: clock(), look, waitingFor: () => refresher.waitingFor() };
  const health = healthServer({ ready: () => pool.query('select'), status: () => readStatus(parts) });
  onClose(() => health.close());
  const port = await listen(health, wantedPort, host);

  const presence = presenceOn(url, (error) => log.warn({ err: error }, 'the connection that shows this process was lost; taking it again'));
  onClose(() => presence.release());
  const queue = await openQueue({ pool, clock, log, presence, refresher, nightlyAt, attempts }).catch(explainOldSchema);
  onClose(async () => {
    const stopped = queue.stop();
    const inTime = await Promise.race([stopped.then(() => true), pause(FINISH_WITHIN_MS, false, { ref: false })]);
    if (!inTime) refresher.cancel();
    await stopped;
  });
  const add = () => addRefresh(pool, 'changes', attempts);
  const watch = openWatch({ clock, log, debounce, look, freeOrphans: () => freeOrphans(pool), addRefresh: add });
  watch.follow();
  onClose(() => watch.stop());
  log.info({ port, nightlyAt, ...debounce, attempts }, 'the pipeline service runs');
  return { port, ended: queue.ended };
}

function openPool(url: string, log: Logger): Pool {
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, application_name: 'pipeline-service', connectionTimeoutMillis: 10_000 });
  const lost = (error: Error) => log.warn({ err: error }, 'a connection to the database was lost');
  return pool.on('error', lost).on('connect', (client) => client.on('error', lost));
}

const MUST_MIGRATE = 'run `pipeline migrate` as the migrator first.';

/** The service never makes its own tables: it says who must. */
async function demandSchema(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>(
    `select to_regclass('pipeline.refresh_starts') is not null and to_regclass('graphile_worker.migrations') is not null as there`,
  );
  if (rows[0]?.there !== true) throw new Error(`The database lacks the tables of the pipeline service: ${MUST_MIGRATE}`);
}

const PERMISSION_DENIED = '42501';

function explainOldSchema(error: unknown): never {
  if (!(error instanceof Error && 'code' in error && error.code === PERMISSION_DENIED)) throw error;
  throw new Error(`The job tables are older than this program: ${MUST_MIGRATE}`, { cause: error });
}
