import type { CompiledProject, Plan } from '../stages';

/** Stage 5: puts nodes in layers; within a layer and between builds the order is that of the names. */
export function makePlan(compiled: CompiledProject): Plan {
  const { parents } = compiled.graph;
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
  return { compiled, layers, order: layers.flat() };
}
