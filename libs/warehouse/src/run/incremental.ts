import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import type { CompiledNode, ModelNode } from '../stages';
import { configured, finishTable, type BuiltRows } from './build-aside';
import { columnsOf } from './columns';
import { checkContract } from './contract';
import { copiedKeys, copyAside } from './copy-aside';
import { execute } from './database';
import { duplicateQuery, incrementalStatements } from './incremental-sql';
import { buildingRelation, servedRelation } from './names';
import { refreshDress } from './refresh-dress';
import { isChanged, schemaChange, type SchemaChange } from './schema-change';
import type { Site } from './site';
import { sqlError } from './sql-error';

/** New rows of the node that is being built; a temporary table, so that nobody else sees it. */
const INCOMING = quoteName('incoming__building');
/** Part of a table that must have changed before its statistics are taken anew. */
const GOOD_PART = 0.1;

/** Rows written, and the copy that waits for the swap when the table itself had to change. */
export interface InPlaceRows {
  readonly rows: number;
  readonly built: BuiltRows['built'] | null;
}

/** Takes new rows up into the served table, which readers see when the transaction commits. */
export async function refreshIncremental(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
): Promise<InPlaceRows> {
  if (node.config.contract) await checkContract(transaction, compiled, node, site.types);
  await collectIncoming(transaction, compiled, compiled.sql);
  const [incoming = [], table = []] = await columnsOf(transaction, [INCOMING, servedRelation(node)]);
  const change = schemaChange(node, incoming, table);
  const target = isChanged(change) ? buildingRelation(node) : servedRelation(node);
  if (isChanged(change)) await copyAside(transaction, node, table, change);
  await refuseDuplicates(transaction, node);
  const counts: number[] = [];
  for (const statement of incrementalStatements(node, target, INCOMING, change.written)) {
    counts.push(await write(transaction, compiled, statement));
  }
  await execute(transaction, `drop table ${INCOMING}`);
  const rows = counts.at(-1) ?? 0;
  return {
    rows,
    built: await settle(
      transaction,
      compiled,
      node,
      site,
      change,
      counts.reduce((sum, count) => sum + count, 0),
    ),
  };
}

/** Runs a SELECT into the temporary table of new rows. */
export async function collectIncoming(transaction: Knex.Transaction, compiled: CompiledNode, select: string): Promise<string> {
  const prefix = `create temporary table ${INCOMING} on commit drop as\n`;
  try {
    await execute(transaction, prefix + select);
    return INCOMING;
  } catch (error) {
    throw sqlError(error, compiled, select === compiled.sql ? prefix.length : Number.MAX_SAFE_INTEGER);
  }
}

/** Runs a statement that writes rows; gives how many. */
export async function write(transaction: Knex.Transaction, compiled: CompiledNode, statement: string): Promise<number> {
  try {
    return (await execute(transaction, statement)).rowCount ?? 0;
  } catch (error) {
    throw sqlError(error, compiled, Number.MAX_SAFE_INTEGER);
  }
}

/** Dresses what was written: the copy like any new table, the served table where configuration or a good part of its rows changed. */
export async function settle(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
  change: Pick<SchemaChange, 'added' | 'removed' | 'retyped'>,
  written: number,
): Promise<BuiltRows['built'] | null> {
  if (change.added.length + change.removed.length + change.retyped.length > 0) {
    const keys = await copiedKeys(transaction, node, change.removed);
    const renames = await finishTable(transaction, compiled, node, site, keys.statements);
    return { node, renames: new Map([...keys.renames, ...renames]) };
  }
  const relation = servedRelation(node);
  await refreshDress(transaction, node, relation);
  if (written > 0) {
    const { rows } = await execute<{ known: number }>(transaction, 'select reltuples as known from pg_class where oid = ?::regclass', [
      relation,
    ]);
    if (written > GOOD_PART * (rows[0]?.known ?? 0)) await configured(transaction, compiled, [`analyze ${relation}`]);
  }
  return null;
}

async function refuseDuplicates(transaction: Knex.Transaction, node: ModelNode): Promise<void> {
  const query = duplicateQuery(node, INCOMING);
  if (query === null) return;
  const found = (await execute<{ key: string[]; times: number }>(transaction, query)).rows[0];
  if (!found) return;
  const key = node.config.incremental.uniqueKey.map((name, index) => `${name} = ${found.key[index] ?? 'null'}`).join(', ');
  const text = `the SELECT gives ${found.times} rows for one unique_key (${key}), so a merge cannot tell which to keep`;
  throw new WarehouseError('sql', `${text}; make the key unique in the SELECT`, { file: node.file.path }, node.name);
}
