import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { BUILDING, buildingRelation, qualified, quoteName, servedRelation } from '../compile/relations';
import { messageOf, WarehouseError } from '../errors';
import type { ModelNode } from '../stages';
import { indexName } from './build-node';
import { execute } from './database';

/** Shorter than the server's deadlock_timeout (1 s): the swap gives way before a waiting reader could be made to fail. */
const LOCK_TIMEOUT = '250ms';
const ATTEMPTS = 240;
const PAUSE_MILLISECONDS = 50;
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

interface Existing {
  readonly relation: string;
  readonly kind: 'view' | 'table';
}

/**
 * Makes all that was built aside the served tables and views, in one transaction: a reader sees all of the old or all of the new.
 * Locks are taken first and all at once; while a long query reads, the swap lets go and tries again (about a minute in all).
 */
export async function swapAll(database: Knex, nodes: readonly ModelNode[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await database.transaction((transaction) => swapOnce(transaction, nodes));
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code !== LOCK_NOT_AVAILABLE && code !== DEADLOCK) {
        throw new WarehouseError('sql', `the new tables could not be put in place: ${messageOf(error)}${detail(error)}`);
      }
      if (attempt === ATTEMPTS) {
        throw new WarehouseError('locked', 'the new tables could not be put in place: the old ones are being read without a pause');
      }
      await pause(PAUSE_MILLISECONDS);
    }
  }
}

function detail(error: unknown): string {
  const text = (error as { detail?: string }).detail;
  return text === undefined ? '' : `; detail: ${text}`;
}

async function swapOnce(transaction: Knex.Transaction, nodes: readonly ModelNode[]): Promise<void> {
  const existing = await existingRelations(transaction, nodes);
  const names = (kind: Existing['kind']) => existing.filter((found) => found.kind === kind).map((found) => found.relation);
  const tables = names('table');
  const views = names('view');
  const statements = [
    `set local lock_timeout = '${LOCK_TIMEOUT}'`,
    ...(tables.length > 0 ? [`lock table ${tables.join(', ')} in access exclusive mode`] : []),
    ...(views.length > 0 ? [`drop view ${views.join(', ')}`] : []),
    ...(tables.length > 0 ? [`drop table ${tables.join(', ')}`] : []),
    ...nodes.flatMap(renames),
  ];
  for (const statement of statements) await execute(transaction, statement);
}

function renames(node: ModelNode): string[] {
  const kind = node.config.materialized === 'view' ? 'view' : 'table';
  return [
    `alter ${kind} ${buildingRelation(node)} rename to ${quoteName(node.name)}`,
    ...node.config.indexes.map(
      (index) => `alter index ${qualified(node.schema, indexName(node, index) + BUILDING)} rename to ${quoteName(indexName(node, index))}`,
    ),
  ];
}

async function existingRelations(transaction: Knex.Transaction, nodes: readonly ModelNode[]): Promise<Existing[]> {
  const wanted = nodes.map((node) => [node.schema, node.name]);
  const { rows } = await execute<{ schema: string; name: string; kind: string }>(
    transaction,
    `select n.nspname as schema, c.relname as name, c.relkind as kind
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v') and (n.nspname, c.relname) in (${wanted.map(() => '(?, ?)').join(', ')})
     order by n.nspname, c.relname`,
    wanted.flat(),
  );
  const known = new Set(nodes.map(servedRelation));
  return rows
    .map((row): Existing => ({ relation: qualified(row.schema, row.name), kind: row.kind === 'v' ? 'view' : 'table' }))
    .filter((found) => known.has(found.relation));
}
