import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { holdConnection, openDatabase, type RawConnection } from './run/database';

/** Read access to the marts, one statement at a time. */
export interface Marts {
  /**
   * Runs one SELECT with values for $1, $2, ... and gives its rows: `date` as 'yyyy-mm-dd', int8 and numeric as number.
   * Prepared per connection under its text, so keep the texts few and the values many. One statement sees one build.
   */
  query<T>(text: string, values: readonly unknown[]): Promise<T[]>;
  /** Closes all connections. */
  close(): Promise<void>;
}

/** Size and name of the pool behind `openMarts`. */
export interface MartsOptions {
  readonly applicationName?: string;
  readonly max?: number;
}

const RESULT_TYPE_CHANGED = '0A000';

/** Opens read-only access to the marts under the role of the URL; connects at the first query. */
export function openMarts(url: string, options: MartsOptions = {}): Marts {
  const database = openDatabase(url, {
    applicationName: options.applicationName ?? 'register-marts',
    max: options.max ?? 8,
    onConnect: ['set default_transaction_read_only = on'],
  });
  return {
    query: <T>(text: string, values: readonly unknown[]) => withConnection(database, (connection) => prepared<T>(connection, text, values)),
    close: () => database.destroy(),
  };
}

async function withConnection<T>(database: Knex, work: (connection: RawConnection) => Promise<T>): Promise<T> {
  const held = await holdConnection(database);
  try {
    return await work(held.connection);
  } finally {
    await held.release();
  }
}

async function prepared<T>(connection: RawConnection, text: string, values: readonly unknown[]): Promise<T[]> {
  try {
    return (await connection.query<T>({ name: statementName(text), text, values })).rows;
  } catch (error) {
    // A build with other column types came between: the prepared statement of this connection is of the old table.
    if (!isResultTypeChanged(error)) throw error;
    return (await connection.query<T>({ text, values })).rows;
  }
}

function statementName(text: string): string {
  return `marts_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}

function isResultTypeChanged(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === RESULT_TYPE_CHANGED;
}
