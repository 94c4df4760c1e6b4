import type { Figures, MartsReader } from '@register/figures';

/** Token under which resolvers are given what they read from. */
export const SOURCES = Symbol('sources');

export interface Sources {
  readonly marts: MartsReader;
  readonly figures: Figures;
}
