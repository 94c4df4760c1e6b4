import { func, type Arguments } from '../jinja/arguments';
import { Thing, type Value } from '../jinja/values';
import { quoteName } from '../compile/relations';

/** A relation as templates see it: printed, it is the name that SQL reads. */
export interface RelationParts {
  readonly database: string;
  readonly schema: string;
  readonly identifier: string;
  readonly type: 'table' | 'view' | 'cte' | null;
  /** What it prints as; default quoted schema and identifier. */
  readonly text?: string;
  /** Parts that are printed when no `text` is given; default schema and identifier. */
  readonly include?: Readonly<Record<PathPart, boolean>>;
  readonly quote?: Readonly<Record<PathPart, boolean>>;
}

type PathPart = 'database' | 'schema' | 'identifier';

const PATH: readonly PathPart[] = ['database', 'schema', 'identifier'];
const SHOWN = { database: false, schema: true, identifier: true };
const QUOTED = { database: true, schema: true, identifier: true };

export function relationValue(parts: RelationParts): Thing {
  const { type, schema, identifier, database } = parts;
  const text = parts.text ?? pathOf(parts);
  const attributes: Readonly<Record<string, Value>> = {
    database,
    schema,
    identifier,
    name: identifier,
    table: identifier,
    type,
    is_table: type === 'table',
    is_view: type === 'view',
    is_cte: type === 'cte',
    is_materialized_view: false,
    is_dynamic_table: false,
    is_iceberg_format: false,
    metadata: new Map([['type', 'PostgresRelation']]),
  };
  const methods: Readonly<Record<string, (args: Arguments) => Value>> = {
    render: () => text,
    include: (args) => relationValue({ ...without(parts), include: choose(args, parts.include ?? SHOWN) }),
    quote: (args) => relationValue({ ...without(parts), quote: choose(args, parts.quote ?? QUOTED) }),
    without_identifier: () => relationValue({ ...without(parts), include: { database: false, schema: true, identifier: false } }),
    incorporate: (args) => relationValue(incorporate(parts, args)),
    replace_path: (args) => relationValue(replacePath(parts, args)),
    information_schema: (args) => {
      const view = args.optionalText(0, 'view_name');
      return `${quoteName(database)}.information_schema${view === undefined ? '' : `.${view}`}`;
    },
    get: (args) => attributes[args.text(0, 'key')] ?? args.get(1, 'default') ?? null,
  };
  return new Thing({
    kind: 'relation',
    mapping: true,
    attributes: (name) => {
      const own = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      const method = own === undefined && Object.hasOwn(methods, name) ? methods[name] : undefined;
      return method ? func(name, method) : own;
    },
    text: () => text,
  });
}

/** Schema and name of the relation that a text such as `"marts"."orders__building"` reads. */
export function pathInText(text: string): { schema: string; identifier: string } | undefined {
  const names = [...text.matchAll(/"((?:[^"]|"")*)"|([\w$]+)/g)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  const [schema, identifier] = names.slice(-2);
  return schema === undefined || identifier === undefined || names.length > 3 ? undefined : { schema, identifier };
}

function pathOf(parts: RelationParts): string {
  const shown = parts.include ?? SHOWN;
  const quoted = parts.quote ?? QUOTED;
  const path = PATH.filter((part) => shown[part] && parts[part] !== '');
  return path.map((part) => (quoted[part] && !(parts.type === 'cte') ? quoteName(parts[part]) : parts[part])).join('.');
}

/** The relation by its path alone, as it is printed when nothing else is said. */
function without(parts: RelationParts): RelationParts {
  const { database, schema, identifier, type, include, quote } = parts;
  return { database, schema, identifier, type, ...(include ? { include } : {}), ...(quote ? { quote } : {}) };
}

function choose(args: Arguments, now: Readonly<Record<PathPart, boolean>>): Record<PathPart, boolean> {
  return {
    database: args.flag(0, 'database', now.database),
    schema: args.flag(1, 'schema', now.schema),
    identifier: args.flag(2, 'identifier', now.identifier),
  };
}

function incorporate(parts: RelationParts, args: Arguments): RelationParts {
  const path = args.keywords.get('path');
  const part = (name: PathPart) => {
    const value = path instanceof Map ? path.get(name) : undefined;
    return typeof value === 'string' ? value : parts[name];
  };
  const type = args.optionalText(9, 'type');
  const changed = { ...without(parts), database: part('database'), schema: part('schema'), identifier: part('identifier') };
  return type === 'table' || type === 'view' ? { ...changed, type } : changed;
}

function replacePath(parts: RelationParts, args: Arguments): RelationParts {
  return {
    ...without(parts),
    database: args.text(9, 'database', parts.database),
    schema: args.text(9, 'schema', parts.schema),
    identifier: args.text(9, 'identifier', parts.identifier),
  };
}
