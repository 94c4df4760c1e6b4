import type { Chance, Weights } from './chance';
import { TARGETS } from './targets';

export type Motive = 'financieel' | 'seksueel' | 'wraak-relationeel' | 'eer-controle' | 'onbekend';

const FINANCIAL = TARGETS.financialShare.value;

/** The financial share is published (TARGETS); the split of the rest is assumption. */
const MOTIVES: Weights<Motive> = {
  financieel: FINANCIAL,
  seksueel: 0.22,
  'wraak-relationeel': 0.1,
  'eer-controle': 0.03,
  onbekend: 1 - FINANCIAL - 0.35,
};

const SUBTYPES: Readonly<Record<Motive, string>> = {
  financieel: 'financieel',
  seksueel: 'seksueel',
  'wraak-relationeel': 'relationeel-wraak',
  'eer-controle': 'overig',
  onbekend: 'overig',
};

/** Motive of a report. */
export function drawMotive(chance: Chance): Motive {
  return chance.pick(MOTIVES);
}

/** Subtype of the phenomenon that goes with a motive. */
export function subtypeOf(motive: Motive): string {
  return SUBTYPES[motive];
}
