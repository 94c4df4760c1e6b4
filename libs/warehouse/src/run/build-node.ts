import type { Knex } from 'knex';
import { BUILDING, buildingRelation, quoteName } from '../compile/relations';
import { WarehouseError } from '../errors';
import type { CompiledNode, IndexConfig, ModelNode } from '../stages';
import { execute } from './database';
import { buildSeed } from './seed';
import { sqlError } from './sql-error';

/** Builds one model or seed aside, with its indexes, grants, comments and statistics; gives the rows written (0 for a view). */
export async function buildNode(database: Knex, compiled: CompiledNode, node: ModelNode): Promise<number> {
  const relation = buildingRelation(node);
  return database.transaction(async (transaction) => {
    const rows = await (node.kind === 'seed' ? createSeed : createRelation)(transaction, compiled, node, relation);
    const extras = [
      ...node.config.indexes.map((index) => createIndex(node, index, relation)),
      ...comments(node, relation),
      ...grants(node, relation),
      ...(node.config.materialized === 'view' ? [] : [`analyze ${relation}`]),
    ];
    for (const statement of extras) await configured(transaction, compiled, statement);
    return rows;
  });
}

/** Name an index has once its table is served. */
export function indexName(node: ModelNode, index: IndexConfig): string {
  return `${node.name}_${index.columns.join('_')}_idx`.slice(0, 63 - BUILDING.length);
}

async function createSeed(transaction: Knex.Transaction, compiled: CompiledNode, node: ModelNode, relation: string): Promise<number> {
  try {
    return await buildSeed(transaction, node, relation);
  } catch (error) {
    if (error instanceof WarehouseError) throw error;
    throw sqlError(error, compiled, Number.MAX_SAFE_INTEGER);
  }
}

async function createRelation(transaction: Knex.Transaction, compiled: CompiledNode, node: ModelNode, relation: string): Promise<number> {
  const prefix = `create ${node.config.materialized} ${relation} as\n`;
  try {
    const { rowCount } = await execute(transaction, prefix + compiled.sql);
    return node.config.materialized === 'view' ? 0 : (rowCount ?? 0);
  } catch (error) {
    throw sqlError(error, compiled, prefix.length);
  }
}

async function configured(transaction: Knex.Transaction, compiled: CompiledNode, statement: string): Promise<void> {
  try {
    await execute(transaction, statement);
  } catch (error) {
    throw sqlError(error, compiled, Number.MAX_SAFE_INTEGER);
  }
}

function createIndex(node: ModelNode, index: IndexConfig, relation: string): string {
  const columns = index.columns.map(quoteName).join(', ');
  return `create ${index.unique ? 'unique ' : ''}index ${quoteName(indexName(node, index) + BUILDING)} on ${relation} using ${index.type} (${columns})`;
}

function grants(node: ModelNode, relation: string): string[] {
  return Object.entries(node.config.grants).map(
    ([privilege, roles]) => `grant ${privilege} on ${relation} to ${roles.map(quoteName).join(', ')}`,
  );
}

function comments(node: ModelNode, relation: string): string[] {
  if (!node.config.persistDocs) return [];
  const kind = node.config.materialized === 'view' ? 'view' : 'table';
  return [
    ...(node.description === '' ? [] : [`comment on ${kind} ${relation} is ${quoteText(node.description)}`]),
    ...node.columns
      .filter((column) => column.description !== '')
      .map((column) => `comment on column ${relation}.${quoteName(column.name)} is ${quoteText(column.description)}`),
  ];
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
