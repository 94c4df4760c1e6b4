import { holdConnection, openDatabase } from '../run/database';

/** A connection that stands in the way of a build until it is opened. */
export interface Gate {
  /** How many sessions wait at the gate. */
  waiting(): Promise<number>;
  /** Whether anyone waits for a lock that this connection holds. */
  blocked(): Promise<boolean>;
  open(): Promise<void>;
}

/** Number of the advisory lock at which the models of a test stop. */
const GATE = 4242;

/** Takes the gate's lock, or runs the statements given, on a connection that stays. */
export async function holdGate(url: string, statements: readonly string[] = [`select pg_advisory_lock(${GATE})`]): Promise<Gate> {
  const database = openDatabase(url, { applicationName: 'gate', max: 2 });
  const held = await holdConnection(database);
  for (const text of statements) await held.connection.query({ text });
  const own = (await held.connection.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' })).rows[0]?.pid ?? 0;
  const count = async (text: string, value: number): Promise<number> => {
    const result: { rows: { n: number }[] } = await database.raw(text, [value]);
    return result.rows[0]?.n ?? 0;
  };
  let isOpen = false;
  return {
    waiting: () =>
      count(
        `select count(*) as n from pg_locks where locktype = 'advisory' and objid = ? and not granted
         and database = (select oid from pg_database where datname = current_database())`,
        GATE,
      ),
    blocked: async () => (await count(`select count(*) as n from pg_stat_activity where ? = any(pg_blocking_pids(pid))`, own)) > 0,
    open: async () => {
      if (isOpen) return;
      isOpen = true;
      await held.release();
      await database.destroy();
    },
  };
}
