import type { Cube } from './cube';

/** A dimension with what the search needs at hand. */
export interface Axis {
  readonly isAdditive: boolean;
  /** Node of the member that stands for "none of the others"; -1 when there is none. */
  readonly complement: number;
  readonly stride: number;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Nodes per depth, in member order. */
  readonly levels: readonly (readonly number[])[];
  readonly children: readonly (readonly number[])[];
}

/** Depth per dimension: all cells of one grain. The total is [0, 0, ...]. */
export type Grain = readonly number[];

export function axesOf(cube: Cube): Axis[] {
  return cube.dimensions.map(({ nodes, isAdditive, complement }, dimension) => {
    const parent = Int32Array.from(nodes, (node) => node.parent);
    const depth = new Int32Array(nodes.length);
    const levels: number[][] = [];
    const children: number[][] = nodes.map(() => []);
    nodes.forEach((node, place) => {
      depth[place] = node.parent < 0 ? 0 : depth[node.parent]! + 1;
      (levels[depth[place]] ??= []).push(place);
      if (node.parent >= 0) children[node.parent]!.push(place);
    });
    const none = complement === undefined ? -1 : nodes.findIndex(({ code }) => code === complement);
    return { isAdditive, complement: none, stride: cube.strides[dimension]!, parent, depth, levels, children };
  });
}

/** Every grain of the cube, coarser before finer. */
export function grainsOf(axes: readonly Axis[]): Grain[] {
  let grains: number[][] = [[]];
  for (const { levels } of axes) grains = grains.flatMap((grain) => levels.map((_, depth) => grain.concat(depth)));
  const rank = (grain: Grain) => grain.reduce((sum, depth) => sum + depth, 0);
  return grains.toSorted((a, b) => rank(a) - rank(b));
}

/** Nodes of a cell, one per dimension, written into `into`. */
export function nodesOf(axes: readonly Axis[], cell: number, into: Int32Array): Int32Array {
  let rest = cell;
  for (let dimension = axes.length - 1; dimension >= 0; dimension--) {
    const { stride } = axes[dimension]!;
    const node = Math.floor(rest / stride);
    into[dimension] = node;
    rest -= node * stride;
  }
  return into;
}

/** Cells of one grain, the last dimension running fastest. */
export function cellsOf(axes: readonly Axis[], grain: Grain): number[] {
  let cells = [0];
  axes.forEach(({ levels, stride }, dimension) => {
    const nodes = levels[grain[dimension]!]!;
    cells = cells.flatMap((cell) => nodes.map((node) => cell + node * stride));
  });
  return cells;
}

/** True when no depth of the first grain is greater than that of the second. */
export function isWithin(coarse: Grain, fine: Grain): boolean {
  return coarse.every((depth, dimension) => depth <= fine[dimension]!);
}
