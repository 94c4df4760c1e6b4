import knex, { type Knex } from 'knex';
import { pgTypes } from './pg-types';

/** How a pool of connections is opened: where, under which name, and what each connection does first. */
export interface DatabaseOptions {
  readonly applicationName: string;
  readonly max: number;
  /** Statements every new connection runs before its first use. */
  readonly onConnect?: readonly string[];
}

/** Opens a knex pool on PostgreSQL; connections are made when first needed. */
export function openDatabase(url: string, options: DatabaseOptions): Knex {
  return knex({
    client: 'pg',
    compileSqlOnError: false,
    // What goes wrong is thrown and told once, by whoever called.
    log: { warn() {}, error() {}, deprecate() {}, debug() {} },
    connection: { connectionString: url, application_name: options.applicationName, types: pgTypes },
    pool: {
      min: 0,
      max: options.max,
      afterCreate: (connection: RawConnection, done: (error: Error | null, connection: RawConnection) => void) => {
        prepare(connection, options.onConnect ?? []).then(
          () => done(null, connection),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), connection),
        );
      },
    },
  });
}

/** The part of a `pg` client that this library uses. */
export interface RawConnection {
  query<T>(query: { text: string; values?: readonly unknown[]; name?: string }): Promise<Outcome<T>>;
}

async function prepare(connection: RawConnection, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await connection.query({ text: statements.join(';\n') });
}

/** What a statement gave: its rows, how many it returned or wrote, and the columns of a SELECT. */
export interface Outcome<Row> {
  readonly rows: Row[];
  readonly rowCount: number | null;
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number; readonly dataTypeModifier: number }[];
}

/**
 * Runs a statement. With values, `?` marks their places; without, the text goes to the database as it is.
 * An error keeps the fields of the database and its bare message.
 */
export async function execute<Row = never>(
  database: Knex,
  sql: string,
  values?: readonly (string | number | null | (string | null)[])[],
): Promise<Outcome<Row>> {
  if (values === undefined) return sendText<Row>(database, sql);
  const query: Knex.Raw<Outcome<Row>> = database.raw(sql, values as Knex.Value[]);
  try {
    return await query;
  } catch (error) {
    if (error instanceof Error) {
      // knex puts the statement before the message.
      const statement = `${query.toSQL().toNative().sql} - `;
      if (error.message.startsWith(statement)) error.message = error.message.slice(statement.length);
    }
    throw error;
  }
}

/** Past knex, which reads question marks and drops the backslashes before them, as a regular expression may have them. */
async function sendText<Row>(database: Knex, text: string): Promise<Outcome<Row>> {
  if (database.isTransaction && 'isCompleted' in database && (database as Knex.Transaction).isCompleted()) {
    throw new Error('the transaction has ended');
  }
  const held = await holdConnection(database);
  try {
    return await held.connection.query<Row>({ text });
  } finally {
    await held.release();
  }
}

/** Runs statements that give nothing back, in one round trip; outside a transaction all or none of them. */
export async function executeAll(database: Knex, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await execute(database, statements.join(';\n'));
}

/** Runs work in a transaction, or in a savepoint of one; what went wrong first is thrown, also when the rollback goes wrong too. */
export async function transact<T>(database: Knex, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> {
  const failures: unknown[] = [];
  try {
    return await database.transaction(async (transaction) => {
      try {
        return await work(transaction);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    });
  } catch (error) {
    throw failures.length > 0 ? failures[0] : error;
  }
}

/** Takes one connection out of the pool until `release`. */
export async function holdConnection(database: Knex): Promise<{ connection: RawConnection; release(): Promise<void> }> {
  const client = database.client as { acquireConnection(): Promise<RawConnection>; releaseConnection(c: RawConnection): Promise<void> };
  const connection = await client.acquireConnection();
  return { connection, release: () => client.releaseConnection(connection) };
}
