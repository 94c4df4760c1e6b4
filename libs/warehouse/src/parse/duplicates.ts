import { WarehouseError } from '../errors';
import type { Group, ModelNode, Node, ProjectFile, SourceTable } from '../stages';
import { isRelation } from '../graph/resolve-ref';
import { checkAlias } from './contract';
import { placeOfLine } from './yaml-file';

/** Checks that no two nodes, sources or groups share an id, a name for `ref` within a package, or a relation; both places are told. */
export function checkDuplicates(nodes: readonly Node[], sources: readonly SourceTable[], groups: readonly Group[]): void {
  const models = nodes.filter(isRelation);
  refuseTwins(nodes, (node) => node.id, 'two nodes have this name');
  refuseTwins(models, (node) => `${node.package}.${node.name}`, 'two nodes have this name');
  refuseTwins(
    sources.map((source) => ({ ...source, name: `${source.source}.${source.table}` })),
    (source) => source.id,
    'two sources have this name',
  );
  refuseTwins(groups, (group) => group.id, 'two groups have this name');
  const relations = models.filter((node) => node.config.materialized !== 'ephemeral');
  for (const node of relations) checkAlias(node);
  refuseTwins(relations, relationOf, 'two nodes become the same relation', relationOf);
}

function relationOf(node: ModelNode): string {
  return `${node.schema}.${node.alias}`;
}

interface Placed {
  readonly name: string;
  readonly file: ProjectFile;
  readonly line?: number;
}

function refuseTwins<T extends Placed>(all: readonly T[], key: (one: T) => string, what: string, say: (one: T) => string = () => ''): void {
  const seen = new Map<string, T>();
  for (const one of all) {
    const other = seen.get(key(one));
    if (other) {
      const at = other.line === undefined ? other.file.path : `${other.file.path}:${other.line}`;
      const text = `${[what, say(one)].filter((part) => part !== '').join(' ')}; the other is in ${at}`;
      throw new WarehouseError('duplicate-node', text, placeOfLine(one.file, one.line), one.name);
    }
    seen.set(key(one), one);
  }
}
