import { at } from './at';
import { nodesOf, type Axis, type Grain } from './geometry';
import type { Suppression } from './suppression';

/**
 * Members of a dimension that does not add up (articles of law) bind each other by no equation, yet a reader may guess that they
 * nearly add up. So, as if they did: under a shown total never exactly one hidden count; the smallest shown one is hidden with it.
 * True when something was hidden.
 */
export function hideInPairs(state: Suppression, grain: Grain, cells: readonly number[]): boolean {
  let isChanged = false;
  const nodes = new Int32Array(state.axes.length);
  state.axes.forEach((axis, dimension) => {
    if (axis.isAdditive || at(grain, dimension) === 0) return;
    const first = at(at(axis.levels, 1), 0);
    for (const cell of cells) {
      if (at(nodesOf(state.axes, cell, nodes), dimension) !== first) continue;
      const total = cell - first * axis.stride;
      const line = at(axis.levels, 1).map((node) => total + node * axis.stride);
      if (at(state.closed, total) === 0 && hideSecond(state, line)) isChanged = true;
    }
  });
  return isChanged;
}

function hideSecond({ closed, values }: Suppression, line: readonly number[]): boolean {
  if (line.filter((cell) => at(closed, cell) === 1 && at(values, cell) > 0).length !== 1) return false;
  const open = line.filter((cell) => at(closed, cell) === 0 && at(values, cell) > 0);
  if (open.length === 0) return false;
  closed[open.reduce((a, b) => (at(values, b) < at(values, a) ? b : a))] = 1;
  return true;
}

/** True when the finer grain is made of the coarser one by dimensions that add up; only then its cells say something of the other. */
export function spreadOverMembers(axes: readonly Axis[], coarse: Grain, fine: Grain): boolean {
  return axes.every((axis, dimension) => axis.isAdditive || at(coarse, dimension) === at(fine, dimension));
}
