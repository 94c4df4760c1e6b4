import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import { lineOf, readCsv, type CsvRow, type CsvTable } from '../parse/csv';
import type { ModelNode } from '../stages';
import { execute } from './database';
import { givenType, guessTypes, type SeedType } from './seed-types';
import { columnsOf, findWrongText, insertTexts, type TypedColumn } from './text-rows';

/** Rows and characters sent with one statement: few statements, and little memory. */
const ROWS_PER_STATEMENT = 5_000;
const CHARACTERS_PER_STATEMENT = 1_000_000;
const SHOWN_CHARACTERS = 60;

/** Creates and fills the table of a seed; gives the number of rows. A value of the wrong type is an error with row and column. */
export async function buildSeed(transaction: Knex, node: ModelNode, relation: string): Promise<number> {
  const table = readCsv(node.file, { delimiter: node.config.delimiter, kind: 'seed' });
  const types = seedTypes(table, node);
  const name = (column: string) => (node.config.quoteColumns ? quoteName(column) : column);
  const definitions = table.columns.map((column, index) => `${name(column)} ${types[index]?.type ?? 'text'}`);
  await execute(transaction, `create table ${relation} (${definitions.join(', ')})`);
  const columns = (await columnsOf(transaction, relation)) ?? [];
  const casts = columns.map(({ bareType }, index) => [...(types[index]?.via === undefined ? [] : [types[index].via]), bareType]);
  let written = 0;
  for (const batch of batches(table)) {
    const rows = batch.map((row) => row.fields.map((text, index) => types[index]?.read(text) ?? null));
    try {
      await transaction.transaction((part) => insertTexts(part, relation, casts, rows));
    } catch (error) {
      const types = columns.map((column) => column.type);
      const found = await findWrongText(transaction, types, rows);
      const row = found && batch[found.row];
      if (!row) throw error;
      throw wrongValue(node, table, columns, { row, column: found.column, number: written + found.row + 1 });
    }
    written += rows.length;
  }
  return written;
}

/** Types of the columns of a seed: those of YAML, else guessed from the values. */
export function seedTypes(table: CsvTable, node: ModelNode): readonly SeedType[] {
  const given = table.columns.map((column) => node.config.columnTypes[column]);
  const guessed = given.includes(undefined) ? guessTypes(table) : [];
  return given.map((type, index) => (type === undefined ? (guessed[index] ?? givenType('text')) : givenType(type)));
}

function* batches(table: CsvTable): Generator<CsvRow[]> {
  let batch: CsvRow[] = [];
  let characters = 0;
  for (const row of table.rows()) {
    batch.push(row);
    characters += row.fields.reduce((sum, field) => sum + field.length, 0);
    if (batch.length < ROWS_PER_STATEMENT && characters < CHARACTERS_PER_STATEMENT) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

interface WrongValue {
  readonly row: CsvRow;
  readonly column: number;
  readonly number: number;
}

function wrongValue(node: ModelNode, table: CsvTable, columns: readonly TypedColumn[], wrong: WrongValue): WarehouseError {
  const value = wrong.row.fields[wrong.column] ?? '';
  const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}...` : value;
  const text = `row ${wrong.number}, column '${table.columns[wrong.column]}': '${shown}' is not of type ${columns[wrong.column]?.type}`;
  const place = { file: node.file.path, line: wrong.row.line, excerpt: lineOf(node.file, wrong.row.line) };
  return new WarehouseError('seed', text, place, node.name);
}
