import { at } from './at';
import { nodesOf, type Axis, type Grain } from './geometry';
import type { Suppression } from './suppression';

/**
 * Under a shown total the shown members tell what the hidden ones count together. So that sum is 0 or at least the threshold: else
 * the smallest shown count is hidden with them, which is enough, since it is at least the threshold itself. Members that do not add
 * up are treated as if they did; of a complement what its total counts beside it is summed as well. True when something was hidden.
 */
export function hideThinSums(state: Suppression, grain: Grain, cells: readonly number[], threshold: number): boolean {
  const { axes, values, closed } = state;
  const own = (cell: number) => at(values, cell);
  const nodes = new Int32Array(axes.length);
  const done = new Set<number>();
  let isChanged = false;
  for (const cell of cells) {
    if (at(closed, cell) === 0) continue;
    for (const [dimension, axis] of axes.entries()) {
      if (at(grain, dimension) === 0) continue;
      const node = at(nodesOf(axes, cell, nodes), dimension);
      const parent = at(axis.parent, node);
      const total = cell + (parent - node) * axis.stride;
      if (at(closed, total) === 1 || done.has(total * axes.length + dimension)) continue;
      done.add(total * axes.length + dimension);
      const line = at(axis.children, parent).map((child) => total + (child - parent) * axis.stride);
      if (hideOneMore(closed, line, own, threshold)) isChanged = true;
      const beside = axis.isAdditive ? complementAt(axes, nodes) : undefined;
      if (beside && hideOneMore(closed, line, (part) => besideComplement(state, part, beside), threshold)) isChanged = true;
    }
  }
  return isChanged;
}

/** True when the total counts 1 to threshold - 1 records beside this complement, of which the nodes are given: shown together they would tell it. */
export function tellsFew(state: Suppression, cell: number, nodes: Int32Array, threshold: number): boolean {
  const axis = complementAt(state.axes, nodes);
  const beside = axis ? besideComplement(state, cell, axis) : 0;
  return beside > 0 && beside < threshold;
}

/** The dimension in which these nodes are at the member that stands for "none of the others". */
function complementAt(axes: readonly Axis[], nodes: Int32Array): Axis | undefined {
  return axes.find(({ complement }, dimension) => complement > 0 && at(nodes, dimension) === complement);
}

/** Records of the total that are not in the complement: those with any other member. */
function besideComplement({ values }: Suppression, cell: number, { complement, stride }: Axis): number {
  return at(values, cell - complement * stride) - at(values, cell);
}

function hideOneMore(closed: Uint8Array, line: readonly number[], count: (cell: number) => number, threshold: number): boolean {
  let sum = 0;
  let smallest: number | undefined;
  for (const cell of line) {
    if (at(closed, cell) === 1) sum += count(cell);
    else if (count(cell) > 0 && (smallest === undefined || count(cell) < count(smallest))) smallest = cell;
  }
  if (sum === 0 || sum >= threshold || smallest === undefined) return false;
  closed[smallest] = 1;
  return true;
}
