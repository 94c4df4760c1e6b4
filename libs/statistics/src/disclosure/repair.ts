import type { Exchange } from './exchange';
import { nodesOf, type Grain } from './geometry';
import type { Suppression } from './suppression';

/** Mark for exchanges that are not hypercubes, in `varied`. */
export const IRREGULAR = -1;

/** Searches an exchange of any shape: changes one cell by one, then mends every sum that no longer holds, one cell at a time. */
export interface RepairSearch {
  /** With `mayHide`, shown cells of the grain may take part too; they must then be hidden. */
  find(cell: number, mayHide: boolean): Exchange | undefined;
}

const TRIES = 400;
const CHOICES = 6;

interface Choice {
  readonly cell: number;
  readonly change: number;
  readonly score: number;
}

/** Hypercubes fail in thin tables; this finds longer exchanges there. Bounded, so it may give up on one that exists. */
export function repairSearch(state: Suppression, grain: Grain): RepairSearch {
  const { axes, values, closed, exposed } = state;
  const width = axes.length;
  const changes = new Map<number, number>();
  const gaps = new Map<number, number>();
  const nodes = new Int32Array(width);
  let tries = 0;
  let mayHide = false;

  /** Every sum the cell takes part in, as total (+1) or as part (-1). */
  function sumsOf(cell: number, visit: (sum: number, side: number) => void): void {
    nodesOf(axes, cell, nodes);
    for (let dimension = 0; dimension < width; dimension++) {
      const axis = axes[dimension]!;
      if (!axis.isAdditive) continue;
      const node = nodes[dimension]!;
      const parent = axis.parent[node]!;
      if (parent >= 0) visit((cell + (parent - node) * axis.stride) * width + dimension, -1);
      if (axis.depth[node]! < grain[dimension]!) visit(cell * width + dimension, 1);
    }
  }

  function change(cell: number, by: number): void {
    setOrDrop(changes, cell, (changes.get(cell) ?? 0) + by);
    sumsOf(cell, (sum, side) => setOrDrop(gaps, sum, (gaps.get(sum) ?? 0) + side * by));
  }

  function isAllowed(cell: number, by: number): boolean {
    const so = changes.get(cell) ?? 0;
    if (so * by < 0 || (closed[cell] === 0 && !(mayHide && isFine(cell)))) return false;
    const value = values[cell]!;
    return by > 0 || value + so + by >= Math.min(value, exposed[cell]!);
  }

  function isFine(cell: number): boolean {
    nodesOf(axes, cell, nodes);
    return axes.every((axis, dimension) => axis.depth[nodes[dimension]!] === grain[dimension]!);
  }

  /** Price of a choice: sums it breaks less sums it mends, then what would have to be hidden for it. */
  function scoreOf(cell: number, by: number): number {
    let score = closed[cell] === 1 ? 0 : values[cell] === 0 ? 3 : 1;
    sumsOf(cell, (sum, side) => {
      const gap = gaps.get(sum) ?? 0;
      score += Math.abs(gap + side * by) - Math.abs(gap);
    });
    return score;
  }

  function choicesFor(sum: number): Choice[] {
    const dimension = sum % width;
    const total = (sum - dimension) / width;
    const axis = axes[dimension]!;
    const node = nodesOf(axes, total, nodes)[dimension]!;
    const sign = Math.sign(gaps.get(sum) ?? 0);
    const choices: Choice[] = [];
    const consider = (cell: number, by: number) => {
      if (isAllowed(cell, by)) choices.push({ cell, change: by, score: scoreOf(cell, by) });
    };
    consider(total, -sign);
    for (const child of axis.children[node]!) consider(total + (child - node) * axis.stride, sign);
    return choices.toSorted((a, b) => a.score - b.score || a.cell - b.cell).slice(0, CHOICES);
  }

  function mend(): boolean {
    const first = gaps.keys().next();
    if (first.done) return true;
    for (const choice of choicesFor(first.value)) {
      tries += 1;
      if (tries > TRIES) return false;
      change(choice.cell, choice.change);
      if (mend()) return true;
      change(choice.cell, -choice.change);
    }
    return false;
  }

  return {
    find(cell, hide) {
      mayHide = hide;
      for (const by of [1, -1]) {
        changes.clear();
        gaps.clear();
        tries = 0;
        if (!isAllowed(cell, by)) continue;
        change(cell, by);
        if (mend()) return { cells: [...changes.keys()], cost: 0, varied: IRREGULAR };
      }
      return undefined;
    },
  };
}

function setOrDrop(map: Map<number, number>, key: number, value: number): void {
  if (value === 0) map.delete(key);
  else map.set(key, value);
}
