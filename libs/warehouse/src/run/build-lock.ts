import { WarehouseError } from '../errors';
import { holdConnection, openDatabase, type RawConnection } from './database';

/** Two locks of the whole database: one for the builder, one that each of its connections shares. */
const BUILDER_LOCK = 7_310_001;
const WORKER_LOCK = 7_310_002;

/** First statements of every connection that builds: quick to notice a dead client, independent of server settings. */
export const WORKER_SETTINGS: readonly string[] = [
  `select pg_advisory_lock_shared(${WORKER_LOCK})`,
  "set client_connection_check_interval = '500ms'",
  "set timezone = 'UTC'",
  "set datestyle = 'ISO, MDY'",
  "set work_mem = '64MB'",
  // Grouping by hash is several times faster than by sorting; it takes this only when there is much to group.
  'set hash_mem_multiplier = 4',
  "set client_min_messages = 'warning'",
];

/** Who may build now; released when the connection closes, also when the process is killed. */
export interface BuildLock {
  /** Throws when the connection, and with it the lock, was lost. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** What to do when another build is under way. */
export interface LockOptions {
  readonly applicationName: string;
  readonly wait: boolean;
  /** Told once who holds the lock, before waiting. */
  onWaiting(holder: string): void;
}

/** Takes the right to build: one builder at a time over all processes; waits, or says who holds it. */
export async function takeBuildLock(url: string, options: LockOptions): Promise<BuildLock> {
  const database = openDatabase(url, { applicationName: options.applicationName, max: 1 });
  try {
    // Held until release, so that the pool cannot close it as idle: the lock lives and dies with this connection.
    const held = await holdConnection(database);
    const [attempt] = (await held.connection.query<{ taken: boolean }>(call('pg_try_advisory_lock', BUILDER_LOCK, 'taken'))).rows;
    if (attempt?.taken !== true) {
      const holder = await holderOf(held.connection);
      if (!options.wait) {
        await held.release();
        throw new WarehouseError('busy', `another build is under way: ${holder}`);
      }
      options.onWaiting(holder);
      await held.connection.query(call('pg_advisory_lock', BUILDER_LOCK));
    }
    // A killed builder may have left statements running; they end within a second, and only then is all quiet.
    await held.connection.query(call('pg_advisory_lock', WORKER_LOCK));
    await held.connection.query(call('pg_advisory_unlock', WORKER_LOCK));
    return {
      check: async () => void (await held.connection.query({ text: 'select 1' })),
      release: async () => {
        // A connection that broke has lost the lock already; then there is nothing to tell.
        await held.connection.query(call('pg_advisory_unlock', BUILDER_LOCK)).catch(() => undefined);
        await held.release();
        await database.destroy();
      },
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function call(name: string, key: number, alias = 'result') {
  return { text: `select ${name}($1) as ${alias}`, values: [key] };
}

async function holderOf(connection: RawConnection): Promise<string> {
  const result = await connection.query<{ holder: string }>({
    text: `select format('%s (role %s, connection %s, since %s)', coalesce(nullif(a.application_name, ''), 'unnamed'), a.usename, l.pid,
       to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')) as holder
     from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = $1 and l.objsubid = 1
       and l.database = (select oid from pg_database where datname = current_database())`,
    values: [BUILDER_LOCK],
  });
  return result.rows[0]?.holder ?? 'a build that has just ended';
}
