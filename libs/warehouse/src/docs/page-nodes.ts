import type { RunResults } from '../artifacts/run-results-schema';
import type { CompiledNode, Graph, ModelNode, Node, SourceTable, TestNode, UnitTestNode } from '../stages';

/** A column as the database has it. */
export interface DatabaseColumn {
  readonly name: string;
  readonly type: string;
}

/** How fresh a source was when it was last looked at. */
export interface FreshnessState {
  readonly status: string;
  readonly maxLoadedAt: Date | null;
  readonly snapshottedAt: Date;
}

/** Everything that the page is made from; what is not given is left out of it. */
export interface DocsInput {
  readonly graph: Graph;
  readonly generatedAt: Date;
  readonly results?: RunResults | undefined;
  readonly compiled?: ReadonlyMap<string, CompiledNode> | undefined;
  /** Columns of the served relations, by id. */
  readonly columns?: ReadonlyMap<string, readonly DatabaseColumn[]> | undefined;
  readonly freshness?: ReadonlyMap<string, FreshnessState> | undefined;
}

export type Result = RunResults['results'][number];

/** A test with what it last found. */
export interface PageTest {
  readonly node: TestNode | UnitTestNode;
  readonly result: Result | undefined;
}

/** A node of the lineage as the page shows it; tests stand with the node that they test. */
export interface PageNode {
  readonly id: string;
  readonly title: string;
  readonly kind: ModelNode['kind'] | 'source' | 'exposure';
  /** Kind in words: the materialization, for a model. */
  readonly kindText: string;
  readonly node: Exclude<Node, TestNode | UnitTestNode> | SourceTable;
  readonly parents: readonly string[];
  readonly children: readonly string[];
  readonly tests: readonly PageTest[];
  readonly result: Result | undefined;
}

/** Models, seeds, snapshots, sources and exposures, in order of kind and name. */
export function pageNodes({ graph, results }: DocsInput): readonly PageNode[] {
  const { nodes, sources } = graph.parsed;
  const shown = [...sources, ...nodes.filter((node) => node.kind !== 'test' && node.kind !== 'unit_test')];
  const ids = new Set(shown.map(({ id }) => id));
  const tests = new Map(nodes.flatMap((node) => (node.kind === 'test' || node.kind === 'unit_test' ? [[node.id, node] as const] : [])));
  const resultOf = new Map(results?.results.map((result) => [result.unique_id, result]));
  const near = (edges: Graph['parents'], id: string) => (edges.get(id) ?? []).filter((other) => ids.has(other)).toSorted();
  return shown
    .map((node): PageNode => ({
      id: node.id,
      title: titleOf(node),
      kind: 'kind' in node ? node.kind : 'source',
      kindText: kindText(node),
      node,
      parents: near(graph.parents, node.id),
      children: near(graph.children, node.id),
      tests: (graph.children.get(node.id) ?? []).flatMap((id) => {
        const test = tests.get(id);
        return test && isOf(test, node.id) ? [{ node: test, result: resultOf.get(id) }] : [];
      }),
      result: resultOf.get(node.id),
    }))
    .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.title < b.title ? -1 : 1));
}

export const KINDS: readonly PageNode['kind'][] = ['source', 'seed', 'model', 'snapshot', 'exposure'];

/** The node with all that it is made from and all that is made from it. */
export function lineageOf(id: string, nodes: ReadonlyMap<string, PageNode>): readonly PageNode[] {
  const found = new Set<string>();
  const walk = (from: string, edge: 'parents' | 'children', seen: Set<string>): void => {
    if (seen.has(from)) return;
    seen.add(from);
    found.add(from);
    for (const next of nodes.get(from)?.[edge] ?? []) walk(next, edge, seen);
  };
  walk(id, 'parents', new Set());
  walk(id, 'children', new Set());
  return [...nodes.values()].filter((node) => found.has(node.id));
}

/** A generic test belongs to the node it is written at, a unit test to its model, any other to all that it reads. */
function isOf(test: TestNode | UnitTestNode, id: string): boolean {
  if (test.kind === 'unit_test') return test.model === id;
  return test.attached === null || test.attached === id;
}

function titleOf(node: Node | SourceTable): string {
  return 'kind' in node ? node.name : `${node.source}.${node.table}`;
}

function kindText(node: Node | SourceTable): string {
  if (!('kind' in node)) return 'source';
  if (node.kind === 'model') return node.config.materialized;
  return node.kind === 'exposure' ? node.type : node.kind;
}
