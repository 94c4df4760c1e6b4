import type { Items } from './items';
import type { Criterion, Reach } from './parse-selection';

/** The nodes that a criterion names, with those its `+`, `n+` and `@` take in. */
export function withRelatives(named: ReadonlySet<string>, criterion: Criterion, { parents, children }: Items): Set<string> {
  const result = new Set(named);
  if (criterion.childrensParents) {
    const below = new Set([...named, ...walk(named, children, 'all')]);
    for (const id of [...below, ...walk(below, parents, 'all')]) result.add(id);
  }
  for (const id of walk(named, parents, criterion.parents)) result.add(id);
  for (const id of walk(named, children, criterion.children)) result.add(id);
  return result;
}

/** What is at most so many steps away; the starting points themselves only when they are reached. */
export function walk(from: ReadonlySet<string>, edges: ReadonlyMap<string, readonly string[]>, reach: Reach): Set<string> {
  const steps = reach === 'all' ? Infinity : reach === 'none' ? 0 : reach;
  const found = new Set<string>();
  let layer: readonly string[] = [...from];
  for (let step = 0; step < steps && layer.length > 0; step++) {
    layer = [...new Set(layer.flatMap((id) => edges.get(id) ?? []).filter((id) => !found.has(id)))];
    for (const id of layer) found.add(id);
  }
  return found;
}
