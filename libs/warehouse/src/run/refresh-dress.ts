import type { Knex } from 'knex';
import type { ModelNode } from '../stages';
import { execute, executeAll } from './database';
import { commentStatements, grantStatements } from './dress';

interface Dress {
  readonly comment: string | null;
  readonly columns: Readonly<Record<string, string | null>>;
  readonly grants: readonly string[];
}

/** Brings the configured comments and grants of a relation that stays up to date; what is right already costs one look. */
export async function refreshDress(transaction: Knex.Transaction, node: ModelNode, relation: string): Promise<void> {
  const { persistDocs, grants } = node.config;
  if (!persistDocs.relation && !persistDocs.columns && Object.keys(grants).length === 0) return;
  const now = await readDress(transaction, relation);
  const undescribed = node.columns.filter((column) => now.columns[column.name] !== column.description);
  const wanted: ModelNode = {
    ...node,
    description: now.comment === node.description ? '' : node.description,
    columns: undescribed,
    config: {
      ...node.config,
      grants: Object.fromEntries(
        Object.entries(grants).map(([privilege, roles]) => [
          privilege,
          roles.filter((role) => !now.grants.includes(`${privilege} ${role}`.toLowerCase())),
        ]),
      ),
    },
  };
  await executeAll(transaction, [...commentStatements(wanted, relation, Object.keys(now.columns)), ...grantStatements(wanted, relation)]);
}

async function readDress(transaction: Knex.Transaction, relation: string): Promise<Dress> {
  const { rows } = await execute<Dress>(
    transaction,
    `select obj_description(c.oid, 'pg_class') as comment,
       (select json_object_agg(a.attname, col_description(c.oid, a.attnum)) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       array(select lower(x.privilege_type || ' ' || coalesce(pg_get_userbyid(nullif(x.grantee, 0)), 'public'))
         from aclexplode(c.relacl) x) as grants
     from pg_class c where c.oid = ?::regclass`,
    [relation],
  );
  return rows[0] ?? { comment: null, columns: {}, grants: [] };
}
