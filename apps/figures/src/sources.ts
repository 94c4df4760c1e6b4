import type { Figures, MartsReader } from '@register/figures';
import type { Clock } from '@register/kernel';

/** Token under which resolvers are given what they read from. */
export const SOURCES = Symbol('sources');

export interface Sources {
  readonly marts: MartsReader;
  readonly figures: Figures;
  readonly clock: Clock;
}
