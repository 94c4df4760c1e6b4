import type { Knex } from 'knex';
import { execute } from '../run/database';
import type { Graph, ModelNode, Settings, SourceTable } from '../stages';
import { metadata, type Stamp } from './metadata';

export const CATALOG_VERSION = 'https://schemas.getdbt.com/dbt/catalog/v1.json';

/** A relation as the database has it. */
export interface ServedRelation {
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly comment: string | null;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly comment: string | null }[];
}

interface Row {
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly comment: string | null;
  readonly columns: ServedRelation['columns'];
}

const QUERY = `
select n.nspname as schema, c.relname as name, pg_get_userbyid(c.relowner) as owner, obj_description(c.oid, 'pg_class') as comment,
  case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' when 'f' then 'FOREIGN TABLE' else 'BASE TABLE' end as kind,
  (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'comment', col_description(c.oid, a.attnum)) order by a.attnum), '[]')
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = any(?)`;

/** The served relations of a project's models, seeds, snapshots and sources, with their columns; those that are not there are left out. */
export async function readServedRelations(database: Knex, graph: Graph): Promise<readonly ServedRelation[]> {
  const wanted = new Map(namesOf(graph).map(({ id, schema, name }) => [`${schema}.${name}`, id]));
  const schemas = [...new Set(namesOf(graph).map(({ schema }) => schema))];
  const { rows } = await execute<Row>(database, QUERY, [schemas]);
  return rows.flatMap((row) => {
    const id = wanted.get(`${row.schema}.${row.name}`);
    return id === undefined ? [] : [{ id, ...row }];
  });
}

/** Those relations as dbt's catalog.json of version 1 tells them. */
export function catalogJsonOf(relations: readonly ServedRelation[], stamp: Stamp): Settings {
  const part = (isSource: boolean) =>
    Object.fromEntries(
      relations.filter(({ id }) => id.startsWith('source.') === isSource).map((relation) => [relation.id, entry(relation)]),
    );
  return { metadata: metadata(CATALOG_VERSION, stamp), nodes: part(false), sources: part(true), errors: null };
}

function entry({ id, schema, name, kind, owner, comment, columns }: ServedRelation): Settings {
  return {
    metadata: { type: kind, schema, name, database: null, comment, owner },
    columns: Object.fromEntries(
      columns.map((column, index) => [column.name, { type: column.type, index: index + 1, name: column.name, comment: column.comment }]),
    ),
    stats: {},
    unique_id: id,
  };
}

function namesOf(graph: Graph): readonly { readonly id: string; readonly schema: string; readonly name: string }[] {
  const models = graph.parsed.nodes.filter((node): node is ModelNode => 'alias' in node && node.kind !== 'test');
  const sources: readonly SourceTable[] = graph.parsed.sources;
  return [
    ...models.map(({ id, schema, alias }) => ({ id, schema, name: alias })),
    ...sources.map(({ id, schema, identifier }) => ({ id, schema, name: identifier })),
  ];
}
