import type { ModelNode } from '../stages';

/** Ending of a relation that is under construction; nobody reads it until the swap renames it. */
export const BUILDING = '__building';

/** A name as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Schema and name as SQL writes them. */
export function qualified(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

/** Relation of a node where it is read. */
export function servedRelation(node: ModelNode): string {
  return qualified(node.schema, node.name);
}

/** Relation of a node while it is built aside. */
export function buildingRelation(node: ModelNode): string {
  return qualified(node.schema, node.name + BUILDING);
}
