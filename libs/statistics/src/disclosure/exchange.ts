import { nodesOf, type Grain } from './geometry';
import { waysFinder, type Profile } from './profiles';
import type { Suppression } from './suppression';

/**
 * A second table that no reader can tell from the true one: some hidden cells one higher, others one lower, every shown cell the
 * same. The family searched is the hypercube method (Repsilber 1994; Giessing, GHMITER in tau-ARGUS), widened by totals that are
 * themselves hidden. Its existence proves that none of its cells can be computed.
 */
export interface Exchange {
  readonly cells: readonly number[];
  /** Sum of the counts that must be hidden for it, zeros and all-ones dear. */
  readonly cost: number;
  /** Bit per dimension in which two members exchange. */
  readonly varied: number;
}

export interface ExchangeSearch {
  /** The cheapest exchange through a cell of the grain; with `total` given, one that changes that coarser cell too. */
  cheapest(cell: number, limit: number, total?: Int32Array): Exchange | undefined;
}

/** Price of hiding a zero: dearer than any count. */
export const ZERO_COST = 1e7;
const LAST_RESORT_COST = 1e9;
const IMPOSSIBLE = 2;

/** Searches exchanges among the cells of one grain and the margins above it. */
export function exchangeSearch(state: Suppression, grain: Grain): ExchangeSearch {
  const { axes, values, closed, exposed } = state;
  const ways = waysFinder(axes);
  const nodes = new Int32Array(axes.length);
  const cells: number[] = [];
  const signs: number[] = [];
  const isFine: boolean[] = [];
  let best: Exchange | undefined;
  let limit = 0;
  let total: Int32Array | undefined;

  /** 0: the cell can go one lower; 1: only if zeros may be hidden here; 2: it cannot. */
  function lowering(cell: number): number {
    const value = values[cell]!;
    if (value > 1) return 0;
    if (value === 0) return IMPOSSIBLE;
    return exposed[cell]!;
  }

  function step(dimension: number, cost: number, up: number, down: number, zeros: number, varied: number): void {
    if (dimension === axes.length) {
      const resort = Math.min(up, down);
      const full = resort === 1 ? cost + LAST_RESORT_COST : cost;
      if ((resort === 1 && zeros === 0) || full >= limit) return;
      limit = full;
      best = { cells: [...cells], cost: full, varied };
      return;
    }
    const axis = axes[dimension]!;
    const node = nodes[dimension]!;
    const parent = axis.parent[node]!;
    const isClosed = parent >= 0 && closed[cells[0]! + (parent - node) * axis.stride] === 1;
    const { underOpen, underClosed } = ways(dimension, node);
    for (const profile of isClosed ? underClosed : underOpen) {
      if (total && !touches(profile, node, total[dimension]!)) continue;
      extend(profile, dimension, cost, up, down, zeros, varied);
      if (limit === 0) return;
    }
  }

  function extend(profile: Profile, dimension: number, cost: number, up: number, down: number, zeros: number, varied: number): void {
    const { stride, depth } = axes[dimension]!;
    const node = nodes[dimension]!;
    const before = cells.length;
    let isPossible = true;
    for (let corner = 0; corner < before && isPossible; corner++) {
      for (let place = 0; place < profile.nodes.length; place++) {
        const other = profile.nodes[place]!;
        const cell = cells[corner]! + (other - node) * stride;
        const fine = isFine[corner]! && depth[other] === grain[dimension]!;
        const isZero = values[cell] === 0;
        if (closed[cell] === 0) cost += fine ? (isZero ? ZERO_COST : values[cell]!) : Infinity;
        if (isZero) zeros += exposed[cell]!;
        const sign = signs[corner]! * profile.signs[place]!;
        if (sign > 0) down = Math.max(down, lowering(cell));
        else up = Math.max(up, lowering(cell));
        isPossible = cost < limit && Math.min(up, down) < IMPOSSIBLE;
        if (!isPossible) break;
        cells.push(cell);
        signs.push(sign);
        isFine.push(fine);
      }
    }
    if (isPossible) step(dimension + 1, cost, up, down, zeros, profile.isVaried ? varied | (1 << dimension) : varied);
    cells.length = before;
    signs.length = before;
    isFine.length = before;
  }

  return {
    cheapest(cell, most, through) {
      best = undefined;
      limit = most;
      total = through;
      nodesOf(axes, cell, nodes);
      cells[0] = cell;
      signs[0] = 1;
      isFine[0] = true;
      cells.length = signs.length = isFine.length = 1;
      const isZero = values[cell] === 0;
      const cost = closed[cell] === 1 ? 0 : isZero ? ZERO_COST : values[cell]!;
      if (cost < limit) step(0, cost, 0, lowering(cell), isZero ? exposed[cell]! : 0, 0);
      return best;
    },
  };
}

function touches(profile: Profile, node: number, wanted: number): boolean {
  return node === wanted || profile.nodes.includes(wanted);
}
