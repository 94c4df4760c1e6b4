import { func } from '../jinja/arguments';
import { textOf } from '../jinja/text';
import { numberOf, orElse, Thing, Tuple, type Value } from '../jinja/values';
import { fromData } from '../jinja/json';
import { dateTimeValue } from './date-value';

/** What a query of a template gave. */
export interface QueryTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Columns (by place) whose dates stand for a wall clock without a zone. */
  readonly naive?: ReadonlySet<number>;
}

/** A table as dbt gives it to templates (`columns`, `rows`, `column_names`), its rows by place and by name. */
export function tableValue(table: QueryTable): Thing {
  const names = table.columns;
  const rows = table.rows.map((cells) =>
    rowValue(
      names,
      cells.map((cell, at) => cellOf(cell, table.naive?.has(at))),
    ),
  );
  const columns = names.map((name, index) =>
    columnValue(
      name,
      table.rows.map((cells) => cellOf(cells[index], table.naive?.has(index))),
    ),
  );
  const byName = (items: readonly Thing[], key: Value) =>
    typeof key === 'string' ? items[names.indexOf(key)] : items.at(numberOf(key) ?? items.length);
  const list = (kind: string, items: readonly Thing[]) =>
    new Thing({
      kind,
      attributes: {
        values: func('values', () => [...items]),
        keys: func('keys', () => [...names]),
        items: func('items', () => names.map((name, at) => new Tuple([name, orElse(items[at], null)]))),
        get: func('get', (args) => orElse(items[names.indexOf(args.text(0, 'key'))], orElse(args.get(1, 'default'), null))),
        dict: func('dict', () => new Map<Value, Value>(names.map((name, at) => [name, orElse(items[at], null)]))),
      },
      items: () => items,
      item: (key) => byName(items, key),
    });
  return new Thing({
    kind: 'table',
    attributes: {
      columns: list('columns', columns),
      rows: new Thing({ kind: 'rows', attributes: { values: func('values', () => [...rows]) }, items: () => rows }),
      column_names: new Tuple([...names]),
      print_table: func('print_table', () => ''),
    },
    items: () => rows,
  });
}

/** Rows of a table as `load_result(...)['data']` gives them. */
export function dataValue(table: QueryTable): Value {
  return table.rows.map((cells) => new Tuple(cells.map((cell, at) => cellOf(cell, table.naive?.has(at)))));
}

function columnValue(name: string, values: readonly Value[]): Thing {
  const distinct = () => values.filter((value, index) => values.findIndex((other) => textOf(other) === textOf(value)) === index);
  return new Thing({
    kind: 'column',
    attributes: {
      name,
      values: func('values', () => new Tuple([...values])),
      values_distinct: func('values_distinct', () => new Tuple(distinct())),
      values_without_nulls: func('values_without_nulls', () => new Tuple(values.filter((value) => value !== null))),
    },
    items: () => values,
  });
}

function rowValue(names: readonly string[], cells: readonly Value[]): Thing {
  return new Thing({
    kind: 'row',
    attributes: (name) => {
      const at = names.indexOf(name);
      if (at >= 0) return cells[at];
      if (name === 'values') return func('values', () => new Tuple([...cells]));
      if (name === 'keys') return func('keys', () => new Tuple([...names]));
      if (name === 'dict') return func('dict', () => new Map<Value, Value>(names.map((key, index) => [key, cells[index] ?? null])));
      if (name === 'get') return func('get', (args) => cells[names.indexOf(args.text(0, 'key'))] ?? args.get(1, 'default') ?? null);
      return undefined;
    },
    items: () => cells,
    item: (key) => (typeof key === 'string' ? cells[names.indexOf(key)] : cells.at(numberOf(key) ?? cells.length)),
    text: () => `<agate.Row: (${cells.map(textOf).join(', ')})>`,
  });
}

function cellOf(cell: unknown, naive = false): Value {
  if (!(cell instanceof Date)) return fromData(cell);
  if (!naive) return dateTimeValue({ time: cell.getTime(), zone: 'UTC', aware: true });
  // The driver reads a time without zone as one of this process.
  return dateTimeValue({ time: cell.getTime() - cell.getTimezoneOffset() * 60_000, zone: 'UTC', aware: false });
}
