import { qualified } from '../compile/relations';
import type { Graph, ModelNode, Node } from '../stages';
import type { Existing } from './existing';
import { buildingRelation, servedRelation } from './names';

/** Where each node of a run is read: aside until the swap, or where it is served. */
export interface Placement {
  /** Whether a node's served table is changed where it stands. */
  isInPlace(node: ModelNode): boolean;
  /** Whether any node is, so that the whole run is one transaction. */
  readonly isOneTransaction: boolean;
  isAside(id: string): boolean;
  /** Says that a node turned out to be built aside. */
  moveAside(id: string): void;
  /** Whether some node turned out so, and SQL that was made before may name the wrong relation. */
  hasMoved(): boolean;
  relation(node: ModelNode): string;
}

/** A node that is a relation in the database. */
export function isRelation(node: Node | undefined): node is ModelNode {
  return (node?.kind === 'model' && node.config.materialized !== 'ephemeral') || node?.kind === 'seed' || node?.kind === 'snapshot';
}

/** Every relation of a project, by id. */
export function relationsOf(graph: Graph): ReadonlyMap<string, ModelNode> {
  return new Map(graph.parsed.nodes.filter(isRelation).map((node) => [node.id, node]));
}

/** What a placement is made from; `order` has parents before children. */
export interface PlacementInput {
  readonly graph: Graph;
  readonly order: readonly string[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly existing: ReadonlyMap<string, Existing>;
  readonly fullRefresh: boolean;
}

/**
 * Decides where every node of a run is built. In one transaction, a view over nothing but tables that stay where they are is left
 * alone unless its definition turns out to be another.
 */
export function placementOf({ graph, order, parents, existing, fullRefresh }: PlacementInput): Placement {
  const nodes = relationsOf(graph);
  const kindOfServed = (node: ModelNode) => existing.get(qualified(node.schema, node.alias))?.kind;
  const isInPlace = (node: ModelNode): boolean => {
    if (node.kind === 'snapshot') return kindOfServed(node) !== undefined;
    const isFull = node.config.fullRefresh ?? fullRefresh;
    return node.kind === 'model' && node.config.materialized === 'incremental' && kindOfServed(node) === 'table' && !isFull;
  };
  const planned = order.flatMap((id) => nodes.get(id) ?? []);
  const isOneTransaction = planned.some(isInPlace);
  const aside = new Set<string>();
  for (const node of planned) {
    const stays = (parents.get(node.id) ?? []).every((parent) => !aside.has(parent));
    const mayStay = isOneTransaction && node.config.materialized === 'view' && kindOfServed(node) === 'view' && stays;
    if (!isInPlace(node) && !mayStay) aside.add(node.id);
  }
  let moved = false;
  return {
    isInPlace,
    isOneTransaction,
    isAside: (id) => aside.has(id),
    moveAside: (id) => {
      moved = true;
      aside.add(id);
    },
    hasMoved: () => moved,
    relation: (node) => (aside.has(node.id) ? buildingRelation(node) : servedRelation(node)),
  };
}
