import { func } from '../jinja/arguments';
import { textOf } from '../jinja/text';
import { Func, Thing, type Value } from '../jinja/values';
import { quoteName } from '../compile/relations';
import { columnValue, translateType } from './column-value';
import { pathInText, relationValue } from './relation-value';
import type { QueryTable } from './table-value';

/** Asks the database, when a template is compiled; undefined while parsing, when there is nobody to ask. */
export type Ask = (sql: string) => QueryTable | undefined;

/** `adapter`, with the dispatch of the file it is used in. */
export function adapterValue(dispatch: Func, database: string, ask: Ask): Thing {
  return new Thing({
    kind: 'adapter',
    attributes: {
      dispatch,
      type: func('type', () => 'postgres'),
      quote: func('quote', (args) => quoteName(args.text(0, 'identifier'))),
      quote_as_configured: func('quote_as_configured', (args) => quoteName(args.text(0, 'identifier'))),
      quote_seed_column: func('quote_seed_column', (args) => quoteName(args.text(0, 'column'))),
      get_relation: func('get_relation', (args) => findRelation(database, args.text(1, 'schema'), args.text(2, 'identifier'), ask)),
      load_relation: func('load_relation', (args) => loadRelation(args.need(0, 'relation'), database, ask)),
      get_columns_in_relation: func('get_columns_in_relation', (args) => columnsOf(args.need(0, 'relation'), ask)),
      check_schema_exists: func('check_schema_exists', (args) => {
        const table = ask(`select 1 as found from pg_catalog.pg_namespace where nspname = ${literal(args.text(1, 'schema'))}`);
        return table !== undefined && table.rows.length > 0;
      }),
      behavior: new Thing({ kind: 'behavior', attributes: () => new Thing({ kind: 'flag', attributes: { no_warn: false } }) }),
    },
  });
}

/** `api`: relations and columns made by hand. */
export function apiValue(database: string): Thing {
  const create = func('create', (args) => {
    const type = args.optionalText(3, 'type');
    return relationValue({
      database: args.text(0, 'database', database),
      schema: args.text(1, 'schema', ''),
      identifier: args.text(2, 'identifier', ''),
      type: type === 'view' || type === 'table' ? type : null,
    });
  });
  const column = new Thing({
    kind: 'api.Column',
    attributes: {
      translate_type: func('translate_type', (args) => translateType(args.text(0, 'dtype'))),
      numeric_type: func('numeric_type', (args) => numericType(args.text(0, 'dtype'), args.get(1, 'precision'), args.get(2, 'scale'))),
      string_type: func('string_type', (args) => `character varying(${args.number(0, 'size')})`),
      create: func('create', (args) => columnValue({ name: args.text(0, 'name'), type: args.text(1, 'label_or_dtype') })),
      __call__: func('Column', (args) => columnValue({ name: args.text(0, 'column'), type: args.text(1, 'dtype') })),
    },
  });
  return new Thing({
    kind: 'api',
    attributes: { Relation: new Thing({ kind: 'api.Relation', attributes: { create } }), Column: column },
  });
}

function numericType(type: string, precision: Value | undefined, scale: Value | undefined): string {
  return precision === undefined || precision === null || scale === undefined || scale === null
    ? type
    : `${type}(${textOf(precision)},${textOf(scale)})`;
}

/** The relation of a name, if the database has it; none while parsing. */
function findRelation(database: string, schema: string, identifier: string, ask: Ask): Value {
  const table = ask(
    `select c.relkind::text as kind from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace ` +
      `where n.nspname = ${literal(schema)} and c.relname = ${literal(identifier)} and c.relkind in ('r', 'p', 'f', 'v', 'm')`,
  );
  const kind = table?.rows[0]?.[0];
  if (kind === undefined) return null;
  return relationValue({ database, schema, identifier, type: kind === 'v' || kind === 'm' ? 'view' : 'table' });
}

function loadRelation(relation: Value, database: string, ask: Ask): Value {
  const path = pathInText(textOf(relation));
  if (!path) throw new Error(`load_relation() takes a relation, not ${textOf(relation)}`);
  return findRelation(database, path.schema, path.identifier, ask);
}

function columnsOf(relation: Value, ask: Ask): Value {
  const path = pathInText(textOf(relation));
  if (!path) throw new Error(`get_columns_in_relation() takes a relation, not ${textOf(relation)}`);
  const table = ask(
    `select column_name::text, data_type::text, character_maximum_length, numeric_precision, numeric_scale from information_schema.columns ` +
      `where table_schema = ${literal(path.schema)} and table_name = ${literal(path.identifier)} order by ordinal_position`,
  );
  return (table?.rows ?? []).map(([name, type, size, precision, scale]) =>
    columnValue({ name: String(name), type: String(type), size: numberOr(size), precision: numberOr(precision), scale: numberOr(scale) }),
  );
}

function numberOr(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
