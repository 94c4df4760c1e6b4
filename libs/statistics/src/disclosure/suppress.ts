import type { Cube } from './cube';
import { exchangeSearch, ZERO_COST, type Exchange, type ExchangeSearch } from './exchange';
import { cellsOf, grainsOf, isWithin, nodesOf, type Axis, type Grain } from './geometry';
import { hideInPairs, spreadOverMembers } from './non-additive';
import { IRREGULAR, repairSearch, type RepairSearch } from './repair';
import { emptySuppression, type Suppression } from './suppression';
import { hideThinSums, tellsFew } from './thin-sums';

/** A table in which a hidden count could be computed whatever else is hidden. It does not leave the house. */
export class UnprotectableTable extends Error {
  override readonly name = 'UnprotectableTable';
}

interface Searches {
  readonly cubes: ExchangeSearch;
  readonly repairs: RepairSearch;
}

/** A little over 0, so that only exchanges that hide nothing more are found. */
const FOR_NOTHING = 0.5;

/**
 * Chooses what is hidden, from the total down to the finest grain. A grain is decided from itself and the margins above it only,
 * so a cell has the same status in every table in which it occurs.
 */
export function suppress(cube: Cube, threshold: number): Suppression {
  const state = emptySuppression(cube);
  const grains = grainsOf(state.axes);
  grains.forEach((grain, place) => {
    const cells = cellsOf(state.axes, grain);
    for (const cell of cells) inheritAndThreshold(state, cell, threshold);
    const search = { cubes: exchangeSearch(state, grain), repairs: repairSearch(state, grain) };
    const number = place + 1;
    do {
      for (const cell of cells) makeSafe(state, search, cell, number);
    } while (hideThinSums(state, grain, cells, threshold) || hideInPairs(state, grain, cells));
    for (const coarse of grains.slice(0, place)) {
      if (isWithin(coarse, grain) && spreadOverMembers(state.axes, coarse, grain)) keepSafe(state, search, coarse, grain, number);
    }
  });
  return state;
}

const nodes = new Int32Array(8);

function inheritAndThreshold(state: Suppression, cell: number, threshold: number): void {
  nodesOf(state.axes, cell, nodes);
  let exposed = 1;
  state.axes.forEach((axis, dimension) => {
    const parent = axis.parent[nodes[dimension]!]!;
    if (parent >= 0 && state.closed[cell + (parent - nodes[dimension]!) * axis.stride] === 1) exposed = 0;
  });
  const value = state.values[cell]!;
  state.exposed[cell] = exposed;
  state.closed[cell] = exposed === 0 || (value > 0 && value < threshold) || tellsFew(state, cell, nodes, threshold) ? 1 : 0;
}

/** Sees to it that a hidden count of the grain itself has a second possible value, hiding the cheapest others for it. */
function makeSafe(state: Suppression, search: Searches, cell: number, number: number): void {
  if (state.closed[cell] === 0 || state.values[cell] === 0 || state.safeIn[cell] === number) return;
  const exchange =
    search.cubes.cheapest(cell, FOR_NOTHING) ??
    search.cubes.cheapest(cell, ZERO_COST) ??
    search.repairs.find(cell, false) ??
    search.cubes.cheapest(cell, Infinity) ??
    search.repairs.find(cell, true);
  if (!exchange) throw new UnprotectableTable('A hidden count can be computed from the margins');
  apply(state, exchange, number);
}

/** Sees to it that the hidden counts of a coarser grain stay unknown to a reader who has this finer one too. */
function keepSafe(state: Suppression, search: Searches, coarse: Grain, grain: Grain, number: number): void {
  const wanted = new Int32Array(state.axes.length);
  for (const cell of cellsOf(state.axes, coarse)) {
    if (state.closed[cell] === 0 || state.values[cell] === 0 || state.safeIn[cell] === number) continue;
    if (staysSafe(state, cell, coarse, grain)) continue;
    nodesOf(state.axes, cell, wanted);
    const below = descendants(state.axes, wanted, grain);
    const exchange =
      cheapestThrough(search.cubes, below, FOR_NOTHING, wanted) ??
      search.repairs.find(cell, false) ??
      cheapestThrough(search.cubes, below, Infinity, wanted) ??
      search.repairs.find(cell, true);
    if (!exchange) throw new UnprotectableTable('A hidden total can be computed from its parts');
    apply(state, exchange, number);
  }
}

/**
 * An exchange between two members (or of totals only) can always be followed into any finer grain, since all below a hidden cell is
 * hidden; one between two pairs of members too, when only the dimensions that exchange become finer.
 */
function staysSafe(state: Suppression, cell: number, coarse: Grain, grain: Grain): boolean {
  const varied = state.varied[cell]!;
  if (varied === IRREGULAR) return false;
  const pairs = coarse.filter((_, dimension) => varied & (1 << dimension)).length;
  return pairs < 2 || (pairs === 2 && coarse.every((depth, dimension) => depth === grain[dimension]! || varied & (1 << dimension)));
}

function cheapestThrough(cubes: ExchangeSearch, cells: readonly number[], limit: number, total: Int32Array): Exchange | undefined {
  let best: Exchange | undefined;
  for (const cell of cells) {
    best = cubes.cheapest(cell, best?.cost ?? limit, total) ?? best;
    if (best?.cost === 0) return best;
  }
  return best;
}

function descendants(axes: readonly Axis[], total: Int32Array, grain: Grain): number[] {
  let cells = [0];
  axes.forEach((axis, dimension) => {
    let below: readonly number[] = [total[dimension]!];
    for (let depth = axis.depth[total[dimension]!]!; depth < grain[dimension]!; depth++) {
      below = below.flatMap((node) => axis.children[node]!);
    }
    cells = cells.flatMap((cell) => below.map((node) => cell + node * axis.stride));
  });
  return cells;
}

function apply(state: Suppression, exchange: Exchange, number: number): void {
  for (const cell of exchange.cells) {
    const isNew = state.closed[cell] === 0 || state.safeIn[cell] === 0;
    state.closed[cell] = 1;
    state.safeIn[cell] = number;
    if (isNew) state.varied[cell] = exchange.varied;
  }
}
