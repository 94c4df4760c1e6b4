import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import { messageOf, WarehouseError, type Place } from '../errors';
import type { Column, CompiledNode, ModelNode } from '../stages';
import { columnsOfSelect, typeNames, type SqlColumn } from './columns';
import { execute } from './database';

/** Types that were asked of the database, by the text that YAML has for them. */
export type TypeBook = Map<string, SqlColumn>;

/** Numbers of types that count as one, as dbt has it: kinds of text, small integers, floats, times of day. */
const FAMILIES: readonly (readonly number[])[] = [
  [18, 19, 25, 1042, 1043],
  [21, 23],
  [700, 701],
  [1083, 1266],
];

/** How the table of a contract is made: its columns in order, and whether the SELECT gives exactly those types. */
export interface ContractColumns {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly isExact: boolean;
}

/** Compares the columns of a SELECT with those its contract declares, before anything is built. Throws a table of what differs. */
export async function checkContract(database: Knex, compiled: CompiledNode, node: ModelNode, types: TypeBook): Promise<ContractColumns> {
  if (node.columns.length === 0) throw broken(node, 'the contract is enforced, yet no columns are declared: declare them with data_type');
  const bare = node.columns.filter((column) => column.dataType === null);
  if (bare.length > 0) {
    throw broken(node, `the contract is enforced, yet these columns have no data_type: ${bare.map((column) => column.name).join(', ')}`);
  }
  const declared = await declaredColumns(database, node, types);
  const found = await columnsOfSelect(database, compiled);
  const foundBy = new Map(found.map((column) => [column.name, column]));
  const declaredBy = new Map(declared.map((column) => [column.name, column]));
  const wrong = [
    ...declared.filter((column) => !sameType(column, foundBy.get(column.name))).map((column) => column.name),
    ...found.filter((column) => !declaredBy.has(column.name)).map((column) => column.name),
  ];
  if (wrong.length > 0) throw await difference(database, node, wrong, declaredBy, foundBy);
  const isExact = declared.every((column) => isSame(column, foundBy.get(column.name)));
  return { isExact, columns: declared.map((column, index) => ({ name: column.name, type: node.columns[index]?.dataType ?? '' })) };
}

/** Name of a declared column as the database has it. */
export function columnName(column: Column): string {
  return column.quote ? column.name : column.name.toLowerCase();
}

async function declaredColumns(database: Knex, node: ModelNode, types: TypeBook): Promise<SqlColumn[]> {
  const texts = [...new Set(node.columns.map((column) => column.dataType ?? ''))];
  const unknown = texts.filter((text) => !types.has(text));
  if (unknown.length > 0) {
    try {
      const { fields } = await execute(
        database,
        `select ${unknown.map((text, index) => `cast(null as ${text}) as ${quoteName(`c${index}`)}`).join(', ')} limit 0`,
      );
      fields.forEach((field, index) =>
        types.set(unknown[index] ?? '', { name: '', oid: field.dataTypeID, modifier: field.dataTypeModifier }),
      );
    } catch (error) {
      throw broken(node, `a declared data_type is none: ${messageOf(error)}; declared are ${unknown.join(', ')}`);
    }
  }
  return node.columns.map((column) => {
    const type = types.get(column.dataType ?? '');
    return { name: columnName(column), oid: type?.oid ?? 0, modifier: type?.modifier ?? -1 };
  });
}

function sameType(declared: SqlColumn, found: SqlColumn | undefined): boolean {
  if (!found) return false;
  return found.oid === declared.oid || FAMILIES.some((family) => family.includes(found.oid) && family.includes(declared.oid));
}

function isSame(declared: SqlColumn, found: SqlColumn | undefined): boolean {
  return found?.oid === declared.oid && found.modifier === declared.modifier;
}

async function difference(
  database: Knex,
  node: ModelNode,
  names: readonly string[],
  declared: ReadonlyMap<string, SqlColumn>,
  found: ReadonlyMap<string, SqlColumn>,
): Promise<WarehouseError> {
  const texts = async (columns: ReadonlyMap<string, SqlColumn>) => {
    const present = names.flatMap((name) => columns.get(name) ?? []);
    const written = await typeNames(database, present);
    return new Map(present.map((column, index) => [column.name, written[index] ?? '']));
  };
  const [declaredTexts, foundTexts] = [await texts(declared), await texts(found)];
  const rows = [
    ['column', 'declared', 'found'],
    ...names.map((name) => [name, declaredTexts.get(name) ?? '(not declared)', foundTexts.get(name) ?? '(not in the SELECT)']),
  ];
  const widths = [0, 1].map((index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
  const text = `the SELECT does not keep its contract: change the SELECT, or what is declared\n${lines.join('\n')}`;
  return broken(node, text);
}

function broken(node: ModelNode, text: string): WarehouseError {
  const place: Place = node.patch ? { file: node.patch.path, line: node.patch.line } : { file: node.file.path };
  return new WarehouseError('contract', text, place, node.name);
}
