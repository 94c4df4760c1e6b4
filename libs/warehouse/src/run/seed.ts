import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import { readCsv, type CsvTable } from '../parse/csv';
import type { ModelNode } from '../stages';
import { execute } from './database';

const ROWS_PER_STATEMENT = 500;

/** Form of a value per type; other types are checked by the database. */
const FORMS: Readonly<Record<string, RegExp>> = {
  integer: /^[+-]?\d+$/,
  int: /^[+-]?\d+$/,
  bigint: /^[+-]?\d+$/,
  numeric: /^[+-]?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  boolean: /^(true|false)$/i,
};
/** Types tried, narrowest first, on a column that YAML gives no type. */
const GUESSES = ['integer', 'numeric', 'date', 'boolean'] as const;

/** Creates and fills the table of a seed; gives the number of rows. A value of the wrong type is an error with row and column. */
export async function buildSeed(transaction: Knex.Transaction, node: ModelNode, relation: string): Promise<number> {
  const table = readCsv(node.file);
  const types = table.columns.map((column, index) => node.config.columnTypes[column] ?? guessType(table, index));
  checkValues(node, table, types);
  const columns = table.columns.map((column, index) => `${quoteName(column)} ${types[index] ?? 'text'}`);
  await execute(transaction, `create table ${relation} (${columns.join(', ')})`);
  const row = `(${types.map((type) => `?::text::${type}`).join(', ')})`;
  for (let start = 0; start < table.rows.length; start += ROWS_PER_STATEMENT) {
    const rows = table.rows.slice(start, start + ROWS_PER_STATEMENT);
    await execute(transaction, `insert into ${relation} values ${rows.map(() => row).join(', ')}`, rows.flat());
  }
  return table.rows.length;
}

function guessType(table: CsvTable, index: number): string {
  const values = table.rows.flatMap((row) => row[index] ?? []);
  return (values.length > 0 && GUESSES.find((type) => values.every((value) => FORMS[type]?.test(value)))) || 'text';
}

function checkValues(node: ModelNode, table: CsvTable, types: readonly string[]): void {
  table.rows.forEach((row, number) => {
    row.forEach((value, index) => {
      const type = types[index] ?? 'text';
      if (value === null || FORMS[type]?.test(value) !== false) return;
      const line = table.lines[number] ?? 0;
      const text = `column '${table.columns[index]}': '${value}' is not of type ${type}`;
      throw new WarehouseError(
        'seed',
        text,
        { file: node.file.path, line, excerpt: node.file.text.split('\n')[line - 1] ?? '' },
        node.name,
      );
    });
  });
}
