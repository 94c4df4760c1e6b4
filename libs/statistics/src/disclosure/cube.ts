/** One member of a dimension; the first node of a dimension is its total. */
export interface CubeNode {
  readonly code: string;
  /** Place of the parent in `nodes`; -1 for the total. A parent stands before its children. */
  readonly parent: number;
  /** A count of this member may still change by late recordings. */
  readonly isProvisional: boolean;
}

/** A dimension as a tree of members under one total. */
export interface CubeDimension {
  readonly code: string;
  readonly nodes: readonly CubeNode[];
  /** False: one record can fall under several members, so members do not add up to the total. */
  readonly isAdditive: boolean;
  /** Of a dimension that does not add up: the member of all records that have none of the others. */
  readonly complement?: string;
}

/** A count at one node per dimension: at a leaf of every additive dimension; of a non-additive one also at its total. */
export interface CubeRow {
  readonly nodes: readonly number[];
  readonly count: number;
}

/** Counts of a table with all its margins. Raw: never to leave the house, see `protect`. */
export interface Cube {
  readonly dimensions: readonly CubeDimension[];
  /** Step in `values` for one node of each dimension. */
  readonly strides: readonly number[];
  /** Count per cell; a cell is the sum of node x stride over the dimensions. */
  readonly values: Float64Array;
}

export const TOTAL = '*';

/** A dimension of members straight under their total; see `CubeDimension` for the complement. */
export function flatDimension(code: string, members: readonly string[], isAdditive = true, complement?: string): CubeDimension {
  const nodes = [TOTAL, ...members].map((member, place) => ({ code: member, parent: place === 0 ? -1 : 0, isProvisional: false }));
  return { code, nodes, isAdditive, ...(complement === undefined ? {} : { complement }) };
}

/**
 * Adds the rows up to every margin. Dimensions are put in order of their code and rows are read in the order of `dimensions` as
 * given, so that a table does not depend on the order in which it was asked.
 */
export function buildCube(given: readonly CubeDimension[], rows: Iterable<CubeRow>): Cube {
  const order = given.map((_, place) => place).toSorted((a, b) => (given[a]!.code < given[b]!.code ? -1 : 1));
  const dimensions = order.map((place) => given[place]!);
  const strides: number[] = [];
  let size = 1;
  for (const dimension of dimensions) {
    checkTree(dimension);
    strides.push(size);
    size *= dimension.nodes.length;
  }
  const values = new Float64Array(size);
  const offsets = dimensions.map((dimension, place) => pathOffsets(dimension, strides[place]!));
  for (const { nodes, count } of rows) addUp(values, offsets, order, nodes, count, 0, 0);
  const wrong = values.findIndex((value) => value < 0 || !Number.isInteger(value));
  if (wrong >= 0) throw new RangeError('A cell of the cube is not a count');
  return { dimensions, strides, values };
}

function addUp(
  values: Float64Array,
  offsets: readonly (readonly number[])[][],
  order: readonly number[],
  nodes: readonly number[],
  count: number,
  dimension: number,
  cell: number,
): void {
  if (dimension === order.length) {
    values[cell] = values[cell]! + count;
    return;
  }
  for (const offset of offsets[dimension]![nodes[order[dimension]!]!]!) {
    addUp(values, offsets, order, nodes, count, dimension + 1, cell + offset);
  }
}

/** Per node the offsets of the cells that its counts go into: itself and, when members add up, everything above it. */
function pathOffsets({ nodes, isAdditive }: CubeDimension, stride: number): number[][] {
  return nodes.map((_, place) => {
    const offsets = [place * stride];
    if (!isAdditive) return offsets;
    for (let up = nodes[place]!.parent; up >= 0; up = nodes[up]!.parent) offsets.push(up * stride);
    return offsets;
  });
}

function checkTree({ code, nodes, isAdditive }: CubeDimension): void {
  const isTree = nodes.length > 0 && nodes.every(({ parent }, place) => (place === 0 ? parent === -1 : parent >= 0 && parent < place));
  if (!isTree) throw new RangeError(`Dimension ${code} is not a tree under one total`);
  if (!isAdditive && nodes.some(({ parent }) => parent > 0)) throw new RangeError(`Dimension ${code} does not add up and must be flat`);
}
