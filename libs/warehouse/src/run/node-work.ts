import type { Knex } from 'knex';
import { WarehouseError } from '../errors';
import { transact } from './database';
import type { CompiledNode, ModelNode } from '../stages';
import { buildAside } from './build-aside';
import { runHooks } from './hooks';
import { refreshIncremental, type InPlaceRows } from './incremental';
import { keepOrBuildView } from './kept-view';
import { servedRelation } from './names';
import type { Placement } from './placement';
import type { Site } from './site';
import { buildSnapshot, refreshSnapshot } from './snapshot';

/** Builds one model, seed or snapshot where its placement says, with the hooks that belong in its transaction. */
export async function buildNode(
  database: Knex,
  compiled: CompiledNode,
  node: ModelNode,
  where: { readonly site: Site; readonly placement: Placement; readonly mayStay: boolean },
): Promise<InPlaceRows> {
  return transact(database, async (transaction) => {
    await runHooks(transaction, compiled, 'pre', true);
    const done = await materialize(transaction, compiled, node, where);
    await runHooks(transaction, compiled, 'post', true);
    return done;
  });
}

async function materialize(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  { site, placement, mayStay }: { readonly site: Site; readonly placement: Placement; readonly mayStay: boolean },
): Promise<InPlaceRows> {
  if (placement.isInPlace(node)) {
    if (node.kind !== 'snapshot') return refreshIncremental(transaction, compiled, node, site);
    const kind = site.existing.get(servedRelation(node))?.kind;
    if (kind === 'table') return refreshSnapshot(transaction, compiled, node, site);
    const text = `${node.schema}.${node.alias} is a ${kind ?? 'view'}, and a snapshot keeps its history in a table`;
    throw new WarehouseError('sql', `${text}; drop it, or give the snapshot another name`, { file: node.file.path }, node.name);
  }
  if (node.kind === 'snapshot') return buildSnapshot(transaction, compiled, node, site);
  if (mayStay) return { rows: 0, built: await keepOrBuildView(transaction, compiled, node, site) };
  return buildAside(transaction, compiled, node, site);
}
