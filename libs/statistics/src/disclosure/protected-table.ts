import { at } from './at';
import { exposedCells } from './audit';
import { thinSums } from './audit-sums';
import type { Cube, CubeDimension } from './cube';
import type { DisclosurePolicy } from './policy';
import { suppress, UnprotectableTable } from './suppress';

export type CellStatus = 'final' | 'provisional' | 'suppressed';

/** A count that may leave the house; null when it is suppressed. */
export interface ProtectedCell {
  readonly value: number | null;
  readonly status: CellStatus;
}

const SUPPRESSED: ProtectedCell = { value: null, status: 'suppressed' };

/** Known to this file only, so that the constructor is shut at run time too. */
const KEY = Symbol('protect');

/**
 * A table from which no count of 1 up to the threshold can be read or computed. Only `protect` can make one: the constructor is
 * private, its fields are out of reach, and there is no way to put a count in.
 */
export class ProtectedTable {
  readonly #values: Float64Array;
  readonly #closed: Uint8Array;
  readonly #strides: readonly number[];
  /** In order of their code. */
  readonly dimensions: readonly CubeDimension[];
  readonly policy: DisclosurePolicy;

  private constructor(key: symbol, cube: Cube, closed: Uint8Array, policy: DisclosurePolicy) {
    if (key !== KEY) throw new TypeError('Only protect makes a protected table');
    this.#values = cube.values;
    this.#closed = closed;
    this.#strides = cube.strides;
    this.dimensions = cube.dimensions;
    this.policy = policy;
    Object.freeze(this);
  }

  /** Suppresses and audits; throws UnprotectableTable when the audit can compute a suppressed count. */
  static protect(this: void, cube: Cube, policy: DisclosurePolicy): ProtectedTable {
    const copy = { ...cube, values: cube.values.slice() };
    const suppression = suppress(copy, policy.threshold);
    if (exposedCells(suppression, policy.threshold).length > 0) throw new UnprotectableTable('The audit computes a hidden count');
    if (thinSums(suppression, policy.threshold).length > 0) throw new UnprotectableTable('The audit computes a small sum of hidden counts');
    return new ProtectedTable(KEY, copy, suppression.closed, policy);
  }

  /** The cell at one node per dimension, in the order of `dimensions`. */
  cell(nodes: readonly number[]): ProtectedCell {
    let cell = 0;
    let isProvisional = false;
    for (let dimension = 0; dimension < nodes.length; dimension++) {
      const node = nodes[dimension]!;
      cell += node * this.#strides[dimension]!;
      isProvisional ||= this.dimensions[dimension]!.nodes[node]!.isProvisional;
    }
    if (this.#closed[cell] === 1) return SUPPRESSED;
    return { value: at(this.#values, cell), status: isProvisional ? 'provisional' : 'final' };
  }

  /** Sum of cells that do not overlap: shown only when each of them is shown, so it tells nothing that they do not. */
  sum(cells: readonly (readonly number[])[]): ProtectedCell {
    let value = 0;
    let status: CellStatus = 'final';
    for (const nodes of cells) {
      const part = this.cell(nodes);
      if (part.value === null) return SUPPRESSED;
      value += part.value;
      if (part.status === 'provisional') status = 'provisional';
    }
    return { value, status };
  }
}

/** The one gate through which counts leave: cube in, protected table out. */
export const protect = ProtectedTable.protect;
