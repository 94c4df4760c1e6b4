import { WarehouseError } from '../errors';
import { nearestNames } from '../graph/nearest';
import { readCsv } from '../parse/csv';
import { isList } from '../parse/plain';
import type { FixtureRows, Plain, UnitTestNode } from '../stages';
import type { TypedColumn } from './text-rows';

/** What a unit test gives or expects of one relation: rows of texts under columns with their types, or SQL that makes them. */
export type Fixture = FixtureTable | { readonly label: string; readonly sql: string };

export interface FixtureTable {
  /** What it is, for messages: `given ref('a')` or `expect`. */
  readonly label: string;
  readonly columns: readonly TypedColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Names and values of each row as they are written, and all names. */
interface WrittenRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (readonly [string, Plain])[])[];
}

/** Reads rows of format dict or csv (an empty field is null); names the columns as the relation does. A column it lacks is an error. */
export function readFixture(unit: UnitTestNode, label: string, given: FixtureRows, relation: readonly TypedColumn[]): FixtureTable {
  const written = given.format === 'dict' ? fromMappings(given.rows) : fromCsv(unit, label, given.text);
  const meant = new Map(written.names.map((name) => [name, columnOf(name, relation) ?? unknownColumn(unit, label, name, relation)]));
  const columns = [...new Set(meant.values())];
  const rows = written.rows.map((row) => {
    const cells = new Map<TypedColumn | undefined, Plain>();
    for (const [name, value] of row) {
      const column = meant.get(name);
      if (cells.has(column)) throw unitTestError(unit, `${label}: column '${column?.name}' is given twice`);
      cells.set(column, value);
    }
    return columns.map((column) => toText(cells.get(column) ?? null, column.bareType));
  });
  return { label, columns, rows };
}

function fromMappings(rows: readonly Readonly<Record<string, Plain>>[]): WrittenRows {
  return { names: [...new Set(rows.flatMap((row) => Object.keys(row)))], rows: rows.map((row) => Object.entries(row)) };
}

/** A text of nothing is no rows, to dbt too. */
function fromCsv(unit: UnitTestNode, label: string, text: string): WrittenRows {
  if (text.trim() === '') return { names: [], rows: [] };
  const { columns, rows } = readCsv({ path: `${unit.file.path} (${unit.name}, ${label})`, text }, { kind: 'fixture' });
  const cell = (name: string, field: string | undefined) => [name, field === '' ? null : (field ?? null)] as const;
  return { names: columns, rows: [...rows()].map(({ fields }) => columns.map((name, index) => cell(name, fields[index]))) };
}

function columnOf(name: string, relation: readonly TypedColumn[]): TypedColumn | undefined {
  const lower = name.toLowerCase();
  return relation.find((column) => column.name === name) ?? relation.find((column) => column.name.toLowerCase() === lower);
}

/** A value as the text that PostgreSQL reads for a type. */
function toText(value: Plain, type: string): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean' && type === 'integer') return value ? '1' : '0';
  if (typeof value !== 'object') return String(value);
  return isList(value) && type.endsWith('[]') ? arrayText(value) : JSON.stringify(value);
}

function arrayText(values: readonly Plain[]): string {
  const items = values.map((value) => {
    if (value === null) return 'null';
    if (isList(value)) return arrayText(value);
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  });
  return `{${items.join(',')}}`;
}

function unknownColumn(unit: UnitTestNode, label: string, name: string, relation: readonly TypedColumn[]): never {
  const names = relation.map((column) => column.name);
  const near = nearestNames(name, names);
  const hint = near.length > 0 ? `did you mean ${near.map((text) => `'${text}'`).join(' or ')}?` : `there are ${names.join(', ')}`;
  throw unitTestError(unit, `${label}: there is no column '${name}'; ${hint}`);
}

/** An error of a unit test, at its place in the YAML file. */
export function unitTestError(unit: UnitTestNode, text: string): WarehouseError {
  return new WarehouseError('project', text, { file: unit.file.path, ...(unit.line === undefined ? {} : { line: unit.line }) }, unit.name);
}
