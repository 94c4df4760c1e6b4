import { createHash } from 'node:crypto';
import { BUILDING, qualified } from '../compile/relations';
import type { IndexConfig, ModelNode } from '../stages';

/** Most bytes PostgreSQL keeps of a name. */
const NAME_BYTES = 63;
const HASH_LENGTH = 8;

/** Cuts a name to what fits before an ending, at a whole character. */
function cut(name: string, bytes: number): string {
  let kept = name;
  while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('');
  return kept;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}

/** Name of a relation, index or constraint while it is under construction; long names are cut and told apart by a hash. */
export function buildingName(name: string): string {
  const room = NAME_BYTES - BUILDING.length;
  if (Buffer.byteLength(name) <= room) return name + BUILDING;
  return `${cut(name, room - HASH_LENGTH - 1)}_${hashOf(name)}${BUILDING}`;
}

/** Name of a configured index: the same for the same columns, kind and table, and unlike one that PostgreSQL or a person would choose. */
export function indexName(table: string, index: IndexConfig): string {
  const hash = hashOf(JSON.stringify([table, index.columns, index.unique, index.type]));
  const readable = `${table}_${index.columns.join('_').replaceAll(/\W+/g, '_')}`;
  return `${cut(readable, NAME_BYTES - HASH_LENGTH - 1)}_${hash}`;
}

/** Whether an index has a name of `indexName`; else somebody made it by hand. */
export function isConfiguredIndex(table: string, name: string): boolean {
  return /_[0-9a-f]{8}$/.test(name) && name.startsWith(cut(`${table}_`, NAME_BYTES - HASH_LENGTH - 1));
}

/** Text of a SQL string literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Word of the statements on a node's relation. */
export function kindOf(node: ModelNode): 'view' | 'table' {
  return node.config.materialized === 'view' ? 'view' : 'table';
}

/** Relation of a node while it is built aside. */
export function buildingRelation(node: ModelNode): string {
  return qualified(node.schema, buildingName(node.alias));
}

/** Relation of a node where it is read. */
export function servedRelation(node: ModelNode): string {
  return qualified(node.schema, node.alias);
}
