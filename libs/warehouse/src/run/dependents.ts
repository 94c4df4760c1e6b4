import type { Knex } from 'knex';
import { qualified, quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import { execute } from './database';

/** A served relation that goes, or a view (perhaps of others) that hangs on one; `depth` 0 hangs on none of them. */
export interface Hanging {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materialized view' | 'foreign table';
  readonly depth: number;
  /** SQL of a view, as the database writes it. */
  readonly definition: string | null;
  readonly options: string | null;
  readonly owner: string;
  readonly isOwn: boolean;
  /** Statements that make the indexes of a materialized view. */
  readonly indexes: readonly string[];
  readonly isPopulated: boolean;
}

/** The relations named, as far as they are there, and every view that hangs on them, over any number of steps. */
export async function findHanging(database: Knex, relations: readonly string[]): Promise<Hanging[]> {
  const { rows } = await execute<Hanging>(
    database,
    `with recursive hanging as (
       select to_regclass(r)::oid as oid, 0 as depth from unnest(?::text[]) r where to_regclass(r) is not null
       union
       select w.ev_class, h.depth + 1
       from hanging h
       join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = h.oid and d.classid = 'pg_rewrite'::regclass
       join pg_rewrite w on w.oid = d.objid and w.ev_class <> h.oid
     )
     select c.oid::bigint as oid, n.nspname as schema, c.relname as name, h.depth,
       case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end as kind,
       case when c.relkind in ('v', 'm') then rtrim(pg_get_viewdef(c.oid), ';') end as definition,
       array_to_string(c.reloptions, ', ') as options,
       pg_get_userbyid(c.relowner) as owner, pg_has_role(c.relowner, 'usage') as "isOwn", c.relispopulated as "isPopulated",
       case when c.relkind = 'm' then array(select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = c.oid)
         else '{}'::text[] end as indexes
     from (select oid, max(depth) as depth from hanging group by oid) h
     join pg_class c on c.oid = h.oid
     join pg_namespace n on n.oid = c.relnamespace
     order by h.depth, n.nspname, c.relname`,
    [[...relations]],
  );
  return rows;
}

/** Foreign keys of tables that stay, which point at tables that go: statements that take them off, and that put them back. */
export async function findForeignKeys(database: Knex, oids: readonly number[]): Promise<{ drop: string[]; restore: string[] }> {
  const numbers = oids.map(String);
  const { rows } = await execute<{ relation: string; name: string; definition: string }>(
    database,
    `select format('%I.%I', n.nspname, c.relname) as relation, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and k.confrelid = any(?::bigint[]) and k.conrelid <> all(?::bigint[])
     order by 1, 2`,
    [numbers, numbers],
  );
  return {
    drop: rows.map((row) => `alter table ${row.relation} drop constraint ${row.name}`),
    restore: rows.map((row) => `alter table ${row.relation} add constraint ${row.name} ${row.definition}`),
  };
}

/** Statement that takes a relation away; what hangs on it must be gone. */
export function dropStatement(found: Hanging): string {
  return `drop ${found.kind} ${qualified(found.schema, found.name)}`;
}

/** Statements that make a view anew under a name, for its owner, with its options and indexes. */
export function recreateStatements(found: Hanging, relation: string, role: string): string[] {
  const options = found.options === null ? '' : ` with (${found.options})`;
  const populated = found.kind === 'materialized view' && !found.isPopulated ? '\nwith no data' : '';
  return [
    `create ${found.kind} ${relation}${options} as\n${found.definition ?? ''}${populated}`,
    ...found.indexes,
    ...(found.owner === role ? [] : [`alter ${found.kind} ${relation} owner to ${quoteName(found.owner)}`]),
  ];
}

/** Stops when a view hangs on what goes and belongs to a role that the builder may not act for. */
export function checkOwners(hanging: readonly Hanging[], role: string): void {
  const foreign = hanging.filter((found) => !found.isOwn);
  if (foreign.length === 0) return;
  const list = foreign.map((found) => `${found.kind} ${found.schema}.${found.name} of ${found.owner}`).join(', ');
  const advice = `drop it, or let role ${role} act for its owner (grant the owner to it), so that it can be made anew`;
  throw new WarehouseError('sql', `the new tables could not be put in place, for this hangs on them or stands there: ${list}; ${advice}`);
}
