import { cellsOf, grainsOf, nodesOf } from './geometry';
import type { Suppression } from './suppression';

/** What a reader can work out of one cell: the count lies from low to high. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const ROUNDS = 100;

/**
 * An independent reader: knows the shown counts and that every total is the sum of its parts, takes hidden counts for at least 1
 * where zeros are shown, and narrows the bounds of every hidden count until nothing changes.
 */
export function boundsOf(state: Suppression): Bounds {
  const { axes, values, closed, exposed } = state;
  const low = Float64Array.from(values, (value, cell) => (closed[cell] === 0 ? value : 0));
  const high = Float64Array.from(values, (value, cell) => (closed[cell] === 0 ? value : Infinity));
  for (const grain of grainsOf(axes)) {
    const cells = cellsOf(axes, grain).filter((cell) => closed[cell] === 1 && exposed[cell] === 1);
    if (cells.some((cell) => values[cell] === 0)) continue; // zeros are hidden in this grain, so nothing is at least 1
    for (const cell of cells) low[cell] = 1;
  }
  const lines = linesOf(state);
  for (let round = 0; round < ROUNDS; round++) {
    let isChanged = false;
    for (const [total, parts] of lines) if (narrow(low, high, total, parts)) isChanged = true;
    if (!isChanged) break;
  }
  return { low, high };
}

/** Hidden counts, other than 0, that the reader finds exactly. Must be empty. */
export function exposedCells(state: Suppression): number[] {
  const { low, high } = boundsOf(state);
  const found: number[] = [];
  state.closed.forEach((isClosed, cell) => {
    if (isClosed === 1 && state.values[cell]! > 0 && low[cell] === high[cell]!) found.push(cell);
  });
  return found;
}

/** Every total that is the sum of its parts in one dimension, where something is hidden. */
function linesOf({ axes, closed }: Suppression): [number, number[]][] {
  const lines: [number, number[]][] = [];
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
