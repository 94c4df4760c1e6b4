import { axesOf, type Axis } from './geometry';
import type { Cube } from './cube';

/** What is known of every cell while suppressions are being chosen; arrays run parallel to the cube's values. */
export interface Suppression {
  readonly axes: readonly Axis[];
  readonly values: Float64Array;
  /** 1: the count is not shown. */
  readonly closed: Uint8Array;
  /** 1: every parent is open, so that a zero is normally shown here and a reader takes a hidden count for at least 1. */
  readonly exposed: Uint8Array;
  /** Number (from 1) of the last grain in which the cell was shown to have a second possible value. */
  readonly safeIn: Int32Array;
  /** Bit per dimension that was varied in the exchange that made the cell safe at its own grain. */
  readonly varied: Int32Array;
}

export function emptySuppression(cube: Cube): Suppression {
  const size = cube.values.length;
  return {
    axes: axesOf(cube),
    values: cube.values,
    closed: new Uint8Array(size),
    exposed: new Uint8Array(size),
    safeIn: new Int32Array(size),
    varied: new Int32Array(size),
  };
}
