import { at } from './at';
import type { Cube } from './cube';
import { axesOf, cellsOf, grainsOf, nodesOf, type Axis } from './geometry';

/** Count per cell of the cube, or null where the table shows none. */
export type Published = readonly (number | null)[];

/** What a reader with endless patience finds; `complete` is false when the search was cut off. */
export interface Findings {
  /** Hidden cells that have one possible value only, with that value. */
  readonly exact: ReadonlyMap<number, number>;
  readonly complete: boolean;
}

/**
 * For tests, and knowing nothing of how cells were chosen: walks through all tables of whole numbers that agree with what was
 * published, until every hidden cell has been seen with two values. Where every parent is shown and no zero is hidden in the grain
 * (`assumesOne`), hidden counts are taken to be at least 1.
 */
export function readByForce(cube: Cube, published: Published, truth: Float64Array, budget = 40_000): Findings {
  const axes = axesOf(cube);
  const grains = grainsOf(axes);
  const leaves = cellsOf(axes, at(grains, grains.length - 1));
  const hidden = published.flatMap((value, cell) => (value === null ? [cell] : []));
  const least = leastOf(axes, published, truth);
  const above = leaves.map((leaf) => ancestors(axes, leaf));
  const sums = new Float64Array(published.length);
  const left = new Float64Array(published.length);
  for (const cells of above) for (const cell of cells) left[cell] = at(left, cell) + 1;
  const seen = new Map<number, Set<number>>(hidden.map((cell) => [cell, new Set()]));
  const most = Math.max(...truth) + 1;
  let undecided = hidden.length;
  let spent = 0;

  function walk(place: number): void {
    if (undecided === 0 || spent > budget) return;
    spent += 1;
    if (place === leaves.length) {
      for (const cell of hidden) {
        const values = seen.get(cell);
        if (values && values.size < 2 && values.add(at(sums, cell)).size === 2) undecided -= 1;
      }
      return;
    }
    const leaf = at(leaves, place);
    const shown = published[leaf];
    const values = typeof shown === 'number' ? [shown] : nearFirst(at(truth, leaf), at(least, leaf), most);
    for (const value of values) {
      if (undecided === 0 || spent > budget) return;
      let fits = true;
      for (const cell of at(above, place)) {
        sums[cell] = at(sums, cell) + value;
        left[cell] = at(left, cell) - 1;
        const target = published[cell];
        const done = at(left, cell) === 0;
        if (typeof target === 'number') fits &&= done ? at(sums, cell) === target : at(sums, cell) <= target;
        else fits &&= !done || at(sums, cell) >= at(least, cell);
      }
      if (fits) walk(place + 1);
      for (const cell of at(above, place)) {
        sums[cell] = at(sums, cell) - value;
        left[cell] = at(left, cell) + 1;
      }
    }
  }
  walk(0);
  const exact = new Map<number, number>();
  for (const [cell, values] of seen) if (values.size === 1) exact.set(cell, at([...values], 0));
  return { exact, complete: spent <= budget };
}

/** All values from low to high, those near the true one first: only to be quick, what can be found stays the same. */
function nearFirst(truth: number, low: number, high: number): number[] {
  const values = Array.from({ length: high - low + 1 }, (_, place) => low + place);
  return values.toSorted((a, b) => Math.abs(a - truth) - Math.abs(b - truth));
}

function ancestors(axes: readonly Axis[], leaf: number): number[] {
  const nodes = nodesOf(axes, leaf, new Int32Array(axes.length));
  let cells = [0];
  axes.forEach(({ parent, stride }, dimension) => {
    const path: number[] = [];
    for (let node = at(nodes, dimension); node >= 0; node = at(parent, node)) path.push(node * stride);
    cells = cells.flatMap((cell) => path.map((offset) => cell + offset));
  });
  return cells;
}

function leastOf(axes: readonly Axis[], published: Published, truth: Float64Array): Float64Array {
  const least = new Float64Array(published.length);
  for (const grain of grainsOf(axes)) {
    const open = cellsOf(axes, grain).filter(
      (cell) => published[cell] === null && parentsOf(axes, cell).every((p) => published[p] !== null),
    );
    if (open.every((cell) => at(truth, cell) > 0)) for (const cell of open) least[cell] = 1;
  }
  return least;
}

function parentsOf(axes: readonly Axis[], cell: number): number[] {
  const nodes = nodesOf(axes, cell, new Int32Array(axes.length));
  return axes.flatMap(({ parent, stride }, dimension) => {
    const node = at(nodes, dimension);
    return at(parent, node) < 0 ? [] : [cell + (at(parent, node) - node) * stride];
  });
}
