import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type QueryResultRow } from 'pg';
import type { DB } from './schema.generated';
import { columnTypes } from './types';

/** Tables of the register, named with their schema: `registry.reports`. */
export type Database = DB;

export interface ConnectOptions {
  readonly applicationName: string;
  /** Most connections at once. */
  readonly max?: number;
  /** Told of a connection that broke while idle; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

const pools = new WeakMap<Kysely<Database>, Pool>();

/** A pool of connections under the role of the URL; ends with `db.destroy()`. */
export function connect(url: string, { applicationName, max = 10, onConnectionLost = () => undefined }: ConnectOptions): Kysely<Database> {
  const pool = new Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    types: columnTypes,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', onConnectionLost);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/** One statement in one round trip, planned once per connection under its name. */
export async function runPrepared<Row extends QueryResultRow>(
  db: Kysely<Database>,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const pool = pools.get(db);
  if (!pool) throw new Error('runPrepared needs the pool that connect() made, not a transaction');
  const { rows } = await pool.query<Row>({ name, text, values: [...values] });
  return rows;
}
