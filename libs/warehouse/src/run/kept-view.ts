import type { Knex } from 'knex';
import type { CompiledNode, ModelNode } from '../stages';
import { createView, dressAside } from './build-aside';
import { execute } from './database';
import { buildingRelation, servedRelation } from './names';
import { refreshDress } from './refresh-dress';
import type { Site } from './site';
import type { Built } from './swap';

/**
 * Leaves a served view alone when a new one would say the same, as the database writes both; else gives the new one, for the swap.
 * The database's own text is the measure because it has names, `*` and types resolved, which a hash of the SQL does not.
 */
export async function keepOrBuildView(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
): Promise<Built | null> {
  await createView(transaction, compiled, node, site);
  const [aside, served] = [buildingRelation(node), servedRelation(node)];
  const { rows } = await execute<{ same: boolean }>(
    transaction,
    `select pg_get_viewdef(n.oid) = pg_get_viewdef(o.oid) and n.columns = o.columns as same
     from (select c.oid, array(select (a.attname, a.atttypid, a.atttypmod) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 order by a.attnum)::text as columns
           from pg_class c where c.oid = ?::regclass) n,
          (select c.oid, array(select (a.attname, a.atttypid, a.atttypmod) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 order by a.attnum)::text as columns
           from pg_class c where c.oid = ?::regclass and c.relkind = 'v') o`,
    [aside, served],
  );
  if (rows[0]?.same !== true) {
    await dressAside(transaction, compiled, node, aside);
    return { node, renames: new Map() };
  }
  await execute(transaction, `drop view ${aside}`);
  await refreshDress(transaction, node, served);
  return null;
}
