import { WarehouseError, type Place } from '../errors';
import type { ModelNode, Node } from '../stages';
import { isRelation } from '../graph/resolve-ref';
import { checkAlias } from './contract';

/** Checks that no two nodes share an id, a name for `ref` within a package, or a relation; both places are told. */
export function checkDuplicates(nodes: readonly Node[]): void {
  const models = nodes.filter(isRelation);
  refuseTwins(nodes, (node) => node.id, 'two nodes have this name');
  refuseTwins(models, (node) => `${node.package}.${node.name}`, 'two nodes have this name');
  const relations = models.filter((node) => node.config.materialized !== 'ephemeral');
  for (const node of relations) checkAlias(node);
  refuseTwins(relations, relationOf, 'two nodes become the same relation');
}

function relationOf(node: ModelNode): string {
  return `${node.schema}.${node.alias}`;
}

function refuseTwins<T extends Node>(nodes: readonly T[], key: (node: T) => string, what: string): void {
  const seen = new Map<string, T>();
  for (const node of nodes) {
    const other = seen.get(key(node));
    if (other) {
      const relation = what.includes('relation') && node.kind !== 'exposure' && 'schema' in node ? ` ${node.schema}.${node.alias}` : '';
      const place = placeOf(other);
      const at = place.line === undefined ? place.file : `${place.file}:${place.line}`;
      throw new WarehouseError('duplicate-node', `${what}${relation}; the other is in ${at}`, placeOf(node), node.name);
    }
    seen.set(key(node), node);
  }
}

function placeOf(node: Node): Place {
  return { file: node.file.path, ...(node.line === undefined ? {} : { line: node.line }) };
}
