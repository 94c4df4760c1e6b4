import type { Knex } from 'knex';
import { execute, type Outcome } from './database';

const ROWS_PER_FETCH = 5_000;

/** A column of a relation or a result: its type with length or precision, and without, as SQL writes them. */
export interface TypedColumn {
  readonly name: string;
  readonly type: string;
  readonly bareType: string;
}

/** Rows as texts, null for null. */
export type TextRows = readonly (readonly (string | null)[])[];

/** Columns of a table or view, in their order; undefined when there is no such relation. */
export async function columnsOf(database: Knex, relation: string): Promise<TypedColumn[] | undefined> {
  const { rows } = await execute<TypedColumn & { readonly name: string | null }>(
    database,
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, format_type(a.atttypid, -1) as "bareType"
     from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.oid = to_regclass(?) order by a.attnum`,
    [relation],
  );
  return rows.length === 0 ? undefined : rows.filter((row) => row.name !== null);
}

/** Columns that a SELECT gives; it is planned and not run. */
export async function columnsOfQuery(database: Knex, sql: string): Promise<TypedColumn[]> {
  const { fields } = await execute(database, `select * from (\n${sql}\n) as described limit 0`);
  return typedColumns(database, fields);
}

/** Columns of a result with the names of their types. */
export async function typedColumns(database: Knex, fields: Outcome<never>['fields']): Promise<TypedColumn[]> {
  const { rows } = await execute<TypedColumn>(
    database,
    `select name, format_type(type::oid, modifier::int) as type, format_type(type::oid, -1) as "bareType"
     from unnest(?::text[], ?::text[], ?::text[]) with ordinality as f (name, type, modifier, n) order by n`,
    [
      fields.map((field) => field.name),
      fields.map((field) => String(field.dataTypeID)),
      fields.map((field) => String(field.dataTypeModifier)),
    ],
  );
  return rows;
}

/** Writes rows with one statement; `casts` are the types each text goes through, the last being that of its column without its length. */
export async function insertTexts(database: Knex, relation: string, casts: readonly (readonly string[])[], rows: TextRows): Promise<void> {
  const values = casts.map((types, index) => [`c${index}`, ...types].join('::'));
  await execute(
    database,
    escaped(`insert into ${relation} select ${values.join(', ')} from ${unnest(casts.length)}`),
    transposed(casts.length, rows),
  );
}

/** Row and column (from 0) of the first text that is none of its type; undefined when all are. */
export async function findWrongText(
  database: Knex,
  types: readonly string[],
  rows: TextRows,
): Promise<{ readonly row: number; readonly column: number } | undefined> {
  if (types.length === 0 || rows.length === 0) return undefined;
  const cells = types.map((type, index) => `(${index}, c${index}, '${type.replaceAll("'", "''")}')`);
  const found = await execute<{ row: number; column: number }>(
    database,
    escaped(`select n::int - 1 as row, cell.number as column from ${unnest(types.length)}
      cross join lateral (values ${cells.join(', ')}) as cell (number, value, type)
      where cell.value is not null and not pg_input_is_valid(cell.value, cell.type) order by 1, 2 limit 1`),
    transposed(types.length, rows),
  );
  return found.rows[0];
}

function unnest(columns: number): string {
  const numbers = Array.from({ length: columns }, (_, index) => index);
  return `unnest(${numbers.map(() => PLACE).join(', ')}) with ordinality as given (${numbers.map((index) => `c${index}`).join(', ')}, n)`;
}

/** Where a list of texts goes; every other question mark is part of a name. */
const PLACE = '\u0000';

function escaped(sql: string): string {
  return sql.replaceAll('?', String.raw`\?`).replaceAll(PLACE, '?::text[]');
}

function transposed(columns: number, rows: TextRows): (string | null)[][] {
  return Array.from({ length: columns }, (_, index) => rows.map((row) => row[index] ?? null));
}

/** Rows of a SELECT as texts, some thousands at a time. */
export async function* textRows(database: Knex, sql: string, columns: number): AsyncGenerator<(string | null)[][]> {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`);
  const transaction = await database.transaction();
  try {
    const texts = names.map((name) => `${name}::text`).join(', ');
    await execute(
      transaction,
      `declare failing_rows no scroll cursor for select ${texts} from (\n${sql}\n) as given (${names.join(', ')})`,
    );
    for (;;) {
      const { rows } = await execute<Record<string, string | null>>(transaction, `fetch ${ROWS_PER_FETCH} from failing_rows`);
      if (rows.length === 0) break;
      yield rows.map((row) => names.map((name) => row[name] ?? null));
    }
    await execute(transaction, 'close failing_rows');
  } finally {
    await transaction.rollback();
  }
}
