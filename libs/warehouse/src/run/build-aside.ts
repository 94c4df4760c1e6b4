import type { Knex } from 'knex';
import { quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import type { CompiledNode, ModelNode } from '../stages';
import { columnsOf } from './columns';
import { constraintParts } from './constraints';
import { checkContract, type ContractColumns } from './contract';
import { execute, executeAll } from './database';
import { commentStatements, grantStatements, indexStatements } from './dress';
import { keepIndexes } from './kept-indexes';
import { buildingRelation, kindOf, servedRelation } from './names';
import { buildSeed } from './seed';
import type { Site } from './site';
import { sqlError } from './sql-error';
import type { Built } from './swap';

/** Rows that were written, and what waits aside for the swap. */
export interface BuiltRows {
  readonly rows: number;
  readonly built: Built;
}

/** Builds one node aside with its constraints, indexes, grants, comments and statistics; rows are 0 for a view. */
export async function buildAside(transaction: Knex.Transaction, compiled: CompiledNode, node: ModelNode, site: Site): Promise<BuiltRows> {
  const relation = buildingRelation(node);
  if (kindOf(node) === 'view') {
    await createView(transaction, compiled, node, site);
    await dressAside(transaction, compiled, node, relation);
    return { rows: 0, built: { node, renames: new Map() } };
  }
  const contract = await contractOf(transaction, compiled, node, site);
  const rows = await createTable(transaction, compiled, node, relation, contract);
  const constraints = contract ? constraintParts(node, (text) => site.render(node, text)) : { parts: [], renames: new Map() };
  const added = constraints.parts.length > 0 ? [`alter table ${relation} ${constraints.parts.join(', ')}`] : [];
  const renames = await finishTable(transaction, compiled, node, site, added);
  return { rows, built: { node, renames: new Map([...constraints.renames, ...renames]) } };
}

/** Makes a view aside and no more. */
export async function createView(transaction: Knex.Transaction, compiled: CompiledNode, node: ModelNode, site: Site): Promise<void> {
  await contractOf(transaction, compiled, node, site);
  await fill(transaction, compiled, `create view ${buildingRelation(node)} as\n`, '');
}

async function contractOf(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
): Promise<ContractColumns | null> {
  return node.config.contract && node.kind === 'model' ? checkContract(transaction, compiled, node, site.types) : null;
}

/** Gives a filled table its constraints, indexes, grants, comments and statistics; what these are renamed to at the swap. */
export async function finishTable(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  site: Site,
  constraints: readonly string[],
): Promise<Map<string, string>> {
  const relation = buildingRelation(node);
  const indexes = indexStatements(node, relation);
  await configured(transaction, compiled, [...constraints, ...indexes.statements]);
  const served = servedRelation(node);
  const kept =
    site.existing.get(served)?.kind === 'table'
      ? await keepIndexes(transaction, { relation: served, table: node.alias }, relation, (text) => site.notice(text))
      : new Map<string, string>();
  await dressAside(transaction, compiled, node, relation, [`analyze ${relation}`]);
  return new Map([...indexes.renames, ...kept]);
}

/** Gives what was made aside its comments and grants. */
export async function dressAside(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  relation: string,
  more: readonly string[] = [],
): Promise<void> {
  const isDescribed = node.config.persistDocs.columns && node.columns.some((column) => column.description !== '');
  const columns = isDescribed ? (await columnsOf(transaction, [relation])).flat().map((column) => column.name) : [];
  await configured(transaction, compiled, [...commentStatements(node, relation, columns), ...grantStatements(node, relation), ...more]);
}

async function createTable(
  transaction: Knex.Transaction,
  compiled: CompiledNode,
  node: ModelNode,
  relation: string,
  contract: ContractColumns | null,
): Promise<number> {
  if (node.kind === 'seed') return createSeed(transaction, compiled, node, relation);
  const table = `${node.config.unlogged ? 'unlogged ' : ''}table`;
  if (!contract) return fill(transaction, compiled, `create ${table} ${relation} as\n`, '');
  const columns = contract.columns.map((column) => quoteName(column.name)).join(', ');
  const select = `select ${columns} from (\n`;
  if (contract.isExact) return fill(transaction, compiled, `create ${table} ${relation} as ${select}`, '\n) as contracted');
  // The SELECT gives types that count as the declared ones without being them: rows are converted as they are inserted.
  const declared = contract.columns.map((column) => `${quoteName(column.name)} ${column.type}`).join(', ');
  await configured(transaction, compiled, [`create ${table} ${relation} (${declared})`]);
  return fill(transaction, compiled, `insert into ${relation} (${columns}) ${select}`, '\n) as contracted');
}

async function fill(transaction: Knex.Transaction, compiled: CompiledNode, prefix: string, suffix: string): Promise<number> {
  try {
    return (await execute(transaction, prefix + compiled.sql + suffix)).rowCount ?? 0;
  } catch (error) {
    throw sqlError(error, compiled, prefix.length);
  }
}

async function createSeed(transaction: Knex.Transaction, compiled: CompiledNode, node: ModelNode, relation: string): Promise<number> {
  try {
    return await buildSeed(transaction, node, relation);
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw sqlError(error, compiled, Number.MAX_SAFE_INTEGER);
  }
}

/** Runs statements that configuration asks for, in one round trip. */
export async function configured(transaction: Knex.Transaction, compiled: CompiledNode, statements: readonly string[]): Promise<void> {
  try {
    await executeAll(transaction, statements);
  } catch (error) {
    throw sqlError(error, compiled, Number.MAX_SAFE_INTEGER);
  }
}
