import { settingsOf } from '../artifacts/node-settings';
import type { Graph, Node, Settings, SourceTable } from '../stages';

export const RESOURCE_TYPES = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'exposure', 'source'] as const satisfies readonly (
  Node['kind'] | 'source'
)[];
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** A node or source as a selection sees it. */
export interface Item {
  readonly id: string;
  readonly resourceType: ResourceType;
  readonly name: string;
  readonly package: string;
  readonly fqn: readonly string[];
  readonly tags: readonly string[];
  /** File it was read from, and the YAML file that describes it. */
  readonly paths: readonly string[];
  /** Configuration with all defaults, as the manifest shows it. */
  readonly config: Settings;
  readonly node: Node | SourceTable;
}

/** All nodes and sources of a graph, with their neighbours as dbt counts them. */
export interface Items {
  readonly all: ReadonlyMap<string, Item>;
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** Makes a graph ready for selection; a unit test hangs on the model under test alone. */
export function itemsOf(graph: Graph): Items {
  const nodes: (Node | SourceTable)[] = [...graph.parsed.nodes, ...graph.parsed.sources];
  const all = new Map(nodes.map((node) => [node.id, toItem(node)]));
  const parents = new Map([...all.values()].map((item) => [item.id, parentsOf(item, graph)]));
  const children = new Map<string, string[]>([...all.keys()].map((id) => [id, []]));
  for (const [id, above] of parents) for (const parent of above) children.get(parent)?.push(id);
  return { all, parents, children };
}

function parentsOf(item: Item, graph: Graph): readonly string[] {
  if ('kind' in item.node && item.node.kind === 'unit_test') return [item.node.model];
  return graph.parents.get(item.id) ?? [];
}

function toItem(node: Node | SourceTable): Item {
  const patch = 'patch' in node && node.patch ? [node.patch.path] : [];
  return {
    id: node.id,
    resourceType: 'kind' in node ? node.kind : 'source',
    name: 'kind' in node ? node.name : node.table,
    package: node.package,
    fqn: node.fqn,
    tags: node.tags,
    paths: [node.file.path, ...patch],
    config: settingsOf(node),
    node,
  };
}
