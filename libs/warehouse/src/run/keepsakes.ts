import type { Knex } from 'knex';
import { execute } from './database';

/** A relation that goes, and the one that takes its place under `target`; for a view that is made anew, `successor` is itself. */
export interface Succession {
  readonly oid: number;
  readonly successor: number;
  readonly target: string;
  readonly kind: 'table' | 'view' | 'materialized view';
  /** Privileges on the whole relation that the configuration gives to nobody, so that none is kept. */
  readonly withheld: readonly string[];
}

/**
 * Statements that give successors what was given by hand: grants on the relation and its columns, and comments where the successor
 * has none of its own.
 */
export async function keepsakes(database: Knex, successions: readonly Succession[]): Promise<string[]> {
  if (successions.length === 0) return [];
  const { rows } = await execute<{ statement: string }>(
    database,
    `with old as (
       select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[]) with ordinality as o (oid, successor, target, kind, withheld, place)
     ), columns as (
       select o.place, o.oid, o.successor, o.target, a.attname, a.attacl, a.attnum as number, b.attnum as new_number
       from old o
       join pg_attribute a on a.attrelid = o.oid::oid and a.attnum > 0 and not a.attisdropped
       join pg_attribute b on b.attrelid = o.successor::oid and b.attname = a.attname and b.attnum > 0 and not b.attisdropped
     )
     select place, format('grant %s on %s to %s%s', lower(x.privilege_type), o.target, coalesce(quote_ident(r.rolname), 'public'),
       case when x.is_grantable then ' with grant option' else '' end) as statement
     from old o join pg_class c on c.oid = o.oid::oid, aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee
     where x.grantee <> c.relowner and lower(x.privilege_type) <> all(string_to_array(o.withheld, ','))
     union all
     select place, format('grant %s (%I) on %s to %s%s', lower(x.privilege_type), o.attname, o.target,
       coalesce(quote_ident(r.rolname), 'public'), case when x.is_grantable then ' with grant option' else '' end)
     from columns o, aclexplode(o.attacl) x left join pg_roles r on r.oid = x.grantee
     union all
     select place, format('comment on %s %s is %L', o.kind, o.target, d.description)
     from old o join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = o.oid::oid and d.objsubid = 0
     where o.oid = o.successor or obj_description(o.successor::oid, 'pg_class') is null
     union all
     select place, format('comment on column %s.%I is %L', o.target, o.attname, d.description)
     from columns o join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = o.oid::oid and d.objsubid = o.number
     where o.oid = o.successor or col_description(o.successor::oid, o.new_number) is null
     order by place`,
    [
      successions.map((one) => String(one.oid)),
      successions.map((one) => String(one.successor)),
      successions.map((one) => one.target),
      successions.map((one) => one.kind),
      successions.map((one) => one.withheld.join(',').toLowerCase()),
    ],
  );
  return rows.map((row) => row.statement);
}
