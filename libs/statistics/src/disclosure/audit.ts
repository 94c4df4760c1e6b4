import { cellsOf, grainsOf, nodesOf } from './geometry';
import type { Suppression } from './suppression';
import { tellsFew } from './thin-sums';

/** What a reader can work out of one cell: the count lies from low to high. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const ROUNDS = 100;

/**
 * An independent reader: knows the shown counts and that every total is the sum of its parts, takes hidden counts for at least 1
 * where zeros are shown, and narrows the bounds of every hidden count until nothing changes. With `overlaps`, the reader also uses
 * what is known of members that do not add up: none is more than its total, and where shown members happen to add up to a shown
 * total, no record has two, so that everything below adds up as well.
 */
export function boundsOf(state: Suppression, overlaps = false): Bounds {
  const { axes, values, closed, exposed } = state;
  const low = Float64Array.from(values, (value, cell) => (closed[cell] === 0 ? value : 0));
  const high = Float64Array.from(values, (value, cell) => (closed[cell] === 0 ? value : Infinity));
  for (const grain of grainsOf(axes)) {
    const cells = cellsOf(axes, grain).filter((cell) => closed[cell] === 1 && exposed[cell] === 1);
    if (cells.some((cell) => values[cell] === 0)) continue; // zeros are hidden in this grain, so nothing is at least 1
    for (const cell of cells) low[cell] = 1;
  }
  const lines = linesOf(state);
  const others = overlaps ? overlappingLinesOf(state) : { adding: [], bounding: [] };
  for (let round = 0; round < ROUNDS; round++) {
    let isChanged = false;
    for (const [total, parts] of lines) if (narrow(low, high, total, parts)) isChanged = true;
    for (const [total, parts] of others.adding) if (narrow(low, high, total, parts)) isChanged = true;
    for (const [total, parts] of others.bounding) {
      for (const part of parts) {
        if (tighten(low, high, part, 0, high[total]!)) isChanged = true;
        if (tighten(low, high, total, low[part]!, Infinity)) isChanged = true;
      }
    }
    if (!isChanged) break;
  }
  return { low, high };
}

/**
 * Hidden counts, other than 0, that the reader finds exactly; of members that do not add up only those under the threshold, since a
 * greater one is hidden for their sake alone, unless it tells how few records its total has beside it. Must be empty.
 */
export function exposedCells(state: Suppression, threshold: number): number[] {
  const found = exactIn(state, boundsOf(state));
  if (found.length > 0 || state.axes.every(({ isAdditive }) => isAdditive)) return found;
  const nodes = new Int32Array(state.axes.length);
  const isSmall = (cell: number) => state.values[cell]! < threshold || tellsFew(state, cell, nodesOf(state.axes, cell, nodes), threshold);
  return exactIn(state, boundsOf(state, true)).filter(isSmall);
}

function exactIn({ closed, values }: Suppression, { low, high }: Bounds): number[] {
  const found: number[] = [];
  closed.forEach((isClosed, cell) => {
    if (isClosed === 1 && values[cell]! > 0 && low[cell] === high[cell]!) found.push(cell);
  });
  return found;
}

/** A total and its parts, as cells. */
export type Line = [total: number, parts: number[]];

/** Totals and parts of the dimensions that do not add up: where a reader knows that they do after all, and where not. */
export function overlappingLinesOf({ axes, closed, values }: Suppression): { readonly adding: Line[]; readonly bounding: Line[] } {
  const adding: Line[] = [];
  const bounding: Line[] = [];
  const nodes = new Int32Array(axes.length);
  axes.forEach(({ isAdditive, levels, stride }, dimension) => {
    if (isAdditive) return;
    const known = new Uint8Array(values.length);
    for (let cell = 0; cell < values.length; cell++) {
      if (nodesOf(axes, cell, nodes)[dimension] !== 0) continue;
      const parts = (levels[1] ?? []).map((node) => cell + node * stride);
      const isShown = closed[cell] === 0 && parts.every((part) => closed[part] === 0);
      const addsUp = isShown && parts.reduce((sum, part) => sum + values[part]!, 0) === values[cell];
      const isUnder = axes.some((axis, place) => {
        const above = axis.parent[nodes[place]!]!;
        return axis.isAdditive && above >= 0 && known[cell + (above - nodes[place]!) * axis.stride] === 1;
      });
      if (addsUp || isUnder) known[cell] = 1;
      if (!isShown) (known[cell] === 1 ? adding : bounding).push([cell, parts]);
    }
  });
  return { adding, bounding };
}

/** Every total that is the sum of its parts in one dimension, where something is hidden. */
export function linesOf({ axes, closed }: Suppression): Line[] {
  const lines: Line[] = [];
  const nodes = new Int32Array(axes.length);
  for (let cell = 0; cell < closed.length; cell++) {
    nodesOf(axes, cell, nodes);
    axes.forEach(({ isAdditive, children, stride }, dimension) => {
      const node = nodes[dimension]!;
      const below = children[node]!;
      if (!isAdditive || below.length === 0) return;
      const parts = below.map((child) => cell + (child - node) * stride);
      if (parts.some((part) => closed[part] === 1)) lines.push([cell, parts]);
    });
  }
  return lines;
}

function narrow(low: Float64Array, high: Float64Array, total: number, parts: readonly number[]): boolean {
  let lows = 0;
  let highs = 0;
  let unbounded = 0;
  for (const part of parts) {
    lows += low[part]!;
    if (high[part] === Infinity) unbounded += 1;
    else highs += high[part]!;
  }
  let isChanged = tighten(low, high, total, lows, unbounded > 0 ? Infinity : highs);
  for (const part of parts) {
    const isUnbounded = high[part] === Infinity;
    const othersHigh = unbounded - (isUnbounded ? 1 : 0) > 0 ? Infinity : highs - (isUnbounded ? 0 : high[part]!);
    if (tighten(low, high, part, low[total]! - othersHigh, high[total]! - (lows - low[part]!))) isChanged = true;
  }
  return isChanged;
}

function tighten(low: Float64Array, high: Float64Array, cell: number, least: number, most: number): boolean {
  let isChanged = false;
  if (least > low[cell]!) {
    low[cell] = least;
    isChanged = true;
  }
  if (most < high[cell]!) {
    high[cell] = most;
    isChanged = true;
  }
  return isChanged;
}
