import { WarehouseError } from '../errors';
import type { ParsedProject } from '../stages';

/** Refuses a circle of nodes that read each other, with the path. */
export function refuseCycle(parsed: ParsedProject, parents: ReadonlyMap<string, readonly string[]>): void {
  const nodes = new Map(parsed.nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const visit = (id: string): void => {
    if (onPath.has(id)) {
      // A node reads its parents, so the walk runs against the arrows of the data.
      const names = [...path.slice(path.indexOf(id)), id].map((step) => nodes.get(step)?.name ?? step);
      const node = nodes.get(id);
      throw new WarehouseError('cycle', `models read each other in a circle: ${names.join(' -> ')}`, node && { file: node.file.path });
    }
    if (done.has(id)) return;
    path.push(id);
    onPath.add(id);
    for (const parent of parents.get(id) ?? []) visit(parent);
    path.pop();
    onPath.delete(id);
    done.add(id);
  };
  for (const id of parents.keys()) visit(id);
}
