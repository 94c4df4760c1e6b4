import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { BUILDING, qualified, quoteName } from '../compile/relations';
import { messageOf, WarehouseError } from '../errors';
import type { ModelNode } from '../stages';
import { execute, executeAll, transact } from './database';
import { checkOwners, dropStatement, findForeignKeys, findHanging, recreateStatements, type Hanging } from './dependents';
import { keepsakes, type Succession } from './keepsakes';
import { buildingRelation, kindOf, servedRelation } from './names';

/** Shorter than the server's deadlock_timeout (1 s): the swap gives way before a waiting reader could be made to fail. */
const LOCK_TIMEOUT = '250ms';
const ATTEMPTS = 240;
const PAUSE_MILLISECONDS = 50;
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';
const DEPENDENTS = '2BP01';
const LOOKS = 3;

/** A relation that was built aside, and the names its indexes and constraints get. */
export interface Built {
  readonly node: ModelNode;
  readonly renames: ReadonlyMap<string, string>;
}

/**
 * Makes all that was built aside the served tables and views, in one transaction: a reader sees all of the old or all of the new.
 * Locks are taken first and all at once; while a long query reads, the swap lets go and tries again (about a minute in all).
 * Within a transaction it does the same with a savepoint, and what is new shows when that transaction commits.
 */
export async function swapAll(database: Knex, built: readonly Built[]): Promise<void> {
  if (built.length === 0) return;
  for (let attempt = 1; ; attempt++) {
    try {
      await transact(database, (transaction) => swapOnce(transaction, built));
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (error instanceof WarehouseError) throw error;
      // A view that somebody made between the look and the locks: look again.
      if (code === DEPENDENTS && attempt < LOOKS) continue;
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

/** Reads all it must know first, so that locks are held for little more than one round trip. */
async function swapOnce(transaction: Knex.Transaction, built: readonly Built[]): Promise<void> {
  const nodes = built.map(({ node }) => node);
  const served = nodes.map(servedRelation);
  const role = (await execute<{ role: string }>(transaction, 'select current_user as role')).rows[0]?.role ?? '';
  const hanging = await findHanging(transaction, served);
  checkOwners(hanging, role);
  const going = new Set(served);
  const isGone = (found: Hanging) => going.has(qualified(found.schema, found.name));
  const aside = new Map(nodes.map((node) => [buildingRelation(node), servedRelation(node)]));
  const anew = hanging.filter((found) => !isGone(found));
  // A new view may hang on an old one that stays but is made anew; then it is made anew too, under its final name.
  const anewName = (found: Hanging) => {
    const relation = qualified(found.schema, found.name);
    return aside.get(relation) ?? relation;
  };
  const keys = await findForeignKeys(
    transaction,
    hanging.filter(isGone).map((found) => found.oid),
  );
  const kept = await keepsakes(transaction, await successions(transaction, nodes, hanging, anewName, isGone));
  const remade = new Set(anew.map((found) => qualified(found.schema, found.name)));
  const renamed = built.filter(({ node }) => !remade.has(buildingRelation(node)));
  await executeAll(transaction, [
    `set local lock_timeout = '${LOCK_TIMEOUT}'`,
    ...lockStatements(hanging),
    ...keys.drop,
    ...hanging.toReversed().map(dropStatement),
    ...(await renames(transaction, renamed)),
  ]);
  for (const found of anew) await makeAnew(transaction, found, anewName(found), role);
  await executeAll(transaction, [...keys.restore, ...kept]);
}

/**
 * Locks from the top view down, the way readers go. A view cannot be locked without all that it reads, sources included, but by a
 * change of its owner to the same owner.
 */
function lockStatements(hanging: readonly Hanging[]): string[] {
  const name = (found: Hanging) => qualified(found.schema, found.name);
  const tables = hanging.filter((found) => found.kind === 'table').map(name);
  return [
    ...hanging
      .toReversed()
      .filter((found) => found.kind !== 'table')
      .map((found) => `alter ${found.kind} ${name(found)} owner to ${quoteName(found.owner)}`),
    ...(tables.length > 0 ? [`lock table ${tables.toSorted().join(', ')} in access exclusive mode`] : []),
  ];
}

async function makeAnew(transaction: Knex.Transaction, found: Hanging, relation: string, role: string): Promise<void> {
  try {
    await executeAll(transaction, recreateStatements(found, relation, role));
  } catch (error) {
    const what = `${found.kind} ${found.schema}.${found.name}, which hangs on them, no longer fits`;
    throw new WarehouseError('sql', `the new tables could not be put in place: ${what}: ${messageOf(error)}; change it or drop it`);
  }
}

/** Who takes over from whom: new relations from old ones, views that are made anew from themselves. */
async function successions(
  transaction: Knex.Transaction,
  nodes: readonly ModelNode[],
  hanging: readonly Hanging[],
  anewName: (found: Hanging) => string,
  isGone: (found: Hanging) => boolean,
): Promise<Succession[]> {
  const building = nodes.map(buildingRelation);
  const { rows } = await execute<{ relation: string; oid: number }>(
    transaction,
    `select r as relation, to_regclass(r)::oid::bigint as oid from unnest(?::text[]) r`,
    [building],
  );
  const oids = new Map(rows.map((row) => [row.relation, row.oid]));
  const byServed = new Map(nodes.map((node) => [servedRelation(node), node]));
  return hanging.flatMap((found): Succession[] => {
    const node = byServed.get(qualified(found.schema, found.name));
    if (isGone(found) && node) {
      const successor = oids.get(buildingRelation(node));
      return successor === undefined
        ? []
        : [{ oid: found.oid, successor, target: servedRelation(node), kind: kindOf(node), withheld: withheldOf(node) }];
    }
    const kind = found.kind === 'materialized view' ? found.kind : 'view';
    return [{ oid: found.oid, successor: found.oid, target: anewName(found), kind, withheld: [] }];
  });
}

function withheldOf({ config }: ModelNode): string[] {
  return Object.entries(config.grants).flatMap(([privilege, roles]) => (roles.length === 0 ? [privilege] : []));
}

/** Statements that give new relations, their indexes and their constraints the names under which they are served. */
async function renames(transaction: Knex.Transaction, built: readonly Built[]): Promise<string[]> {
  const byRelation = new Map(built.map((one) => [buildingRelation(one.node), one]));
  const { rows } = await execute<{ relation: string; schema: string; name: string; kind: 'index' | 'constraint' }>(
    transaction,
    `with new as (select r as relation, to_regclass(r) as oid from unnest(?::text[]) r)
     select new.relation, n.nspname as schema, k.conname as name, 'constraint' as kind
     from new join pg_constraint k on k.conrelid = new.oid and k.contype <> 'n' join pg_namespace n on n.oid = k.connamespace
     union all
     select new.relation, n.nspname, i.relname, 'index'
     from new join pg_index x on x.indrelid = new.oid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
     where not exists (select from pg_constraint k where k.conindid = i.oid and k.conrelid = new.oid)`,
    [[...byRelation.keys()]],
  );
  const parts = rows.flatMap((row) => {
    const name = byRelation.get(row.relation)?.renames.get(row.name) ?? row.name.replace(BUILDING, '');
    if (name === row.name) return [];
    return row.kind === 'index'
      ? [`alter index ${qualified(row.schema, row.name)} rename to ${quoteName(name)}`]
      : [`alter table ${row.relation} rename constraint ${quoteName(row.name)} to ${quoteName(name)}`];
  });
  const relations = built.map(({ node }) => `alter ${kindOf(node)} ${buildingRelation(node)} rename to ${quoteName(node.alias)}`);
  return [...parts, ...relations];
}
