import type { CompiledProject, Graph, Node, Plan, Selected } from '../stages';

/** What must be done before each selected node: its nearest selected ancestors and, when tests run too, the tests of what it reads. */
export function waitsFor({ graph, ids: selected }: Selected): ReadonlyMap<string, readonly string[]> {
  const ephemeral = new Set(graph.parsed.nodes.filter(isEphemeral).map((node) => node.id));
  const ids = new Set([...selected].filter((id) => !ephemeral.has(id)));
  const models = modelsUnderTest(graph, ids);
  const nearest = new Map(
    [...ids].map((id) => {
      const above = nearestSelected(graph, ids, id).filter((parent) => parent !== models.get(id));
      return [id, [...above, ...[...models].filter(([, model]) => model === id).map(([unit]) => unit)]];
    }),
  );
  const tests = testsOf(graph, ids);
  if (tests.length === 0) return nearest;
  const isTest = new Set(tests.map((test) => test.id));
  return new Map(
    [...nearest].map(([id, parents]) => {
      if (isTest.has(id) || id.startsWith('unit_test.')) return [id, parents];
      const above = ancestorsOf(graph, id);
      const first = tests.filter((test) => test.parents.length > 0 && test.parents.every((parent) => above.has(parent)));
      return [id, [...new Set([...parents, ...first.map((test) => test.id)])]];
    }),
  );
}

/** Stage 6: puts selected nodes in layers; within a layer the order is that of the ids. */
export function makePlan(compiled: CompiledProject): Plan {
  return { compiled, ...orderOf(compiled.selected) };
}

/** The order of a plan, which needs no SQL. */
export function orderOf(selected: Selected): Omit<Plan, 'compiled'> {
  const parents = waitsFor(selected);
  const depth = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const own = Math.max(-1, ...(parents.get(id) ?? []).map(depthOf)) + 1;
    depth.set(id, own);
    return own;
  };
  const layers: string[][] = [];
  for (const id of [...parents.keys()].toSorted()) (layers[depthOf(id)] ??= []).push(id);
  return { layers, order: layers.flat(), parents };
}

/** The model of each selected unit test; the test comes before it. */
function modelsUnderTest(graph: Graph, ids: ReadonlySet<string>): ReadonlyMap<string, string> {
  return new Map(
    graph.parsed.nodes.flatMap((node) => (node.kind === 'unit_test' && ids.has(node.id) ? [[node.id, node.model] as const] : [])),
  );
}

/** Walks up from a node, through nodes that are not selected (ephemeral models, what stays as it is served), to those that are. */
function nearestSelected(graph: Graph, ids: ReadonlySet<string>, id: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (from: string): void => {
    for (const parent of graph.parents.get(from) ?? []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      if (ids.has(parent)) found.add(parent);
      else walk(parent);
    }
  };
  walk(id);
  return [...found];
}

function ancestorsOf(graph: Graph, id: string): ReadonlySet<string> {
  const above = new Set<string>();
  const walk = (from: string): void => {
    for (const parent of graph.parents.get(from) ?? []) {
      if (above.has(parent)) continue;
      above.add(parent);
      walk(parent);
    }
  };
  walk(id);
  return above;
}

function testsOf(graph: Graph, ids: ReadonlySet<string>): { id: string; parents: readonly string[] }[] {
  return [...ids].filter((id) => id.startsWith('test.')).map((id) => ({ id, parents: graph.parents.get(id) ?? [] }));
}

/** A node that is only ever written into the SQL of others. */
function isEphemeral(node: Node): boolean {
  return node.kind === 'model' && node.config.materialized === 'ephemeral';
}
