import type { Chance, Weights } from './chance';

/** Share of reports per regional unit: inhabitants in millions, rounded (order of magnitude of CBS, assumption). */
const INHABITANTS: Weights = {
  '0100': 1.74,
  '0600': 3.3,
  '0900': 2.1,
  '1100': 1.6,
  '1300': 1.06,
  '1500': 1.98,
  '1700': 1.85,
  '2000': 1.56,
  '2100': 1.44,
  '2300': 1.12,
};

/** Share of reports that a national unit registers (assumption). */
const NATIONAL_SHARE = 0.015;
const NATIONAL_UNIT_ENDED = '2023-12-31';

/** Inhabitants of the largest municipalities in thousands, rounded (assumption); every other one counts as 30. */
const LARGE: Weights = {
  GM0363: 920,
  GM0599: 660,
  GM0518: 560,
  GM0344: 370,
  GM0772: 245,
  GM0014: 240,
  GM0855: 225,
  GM0034: 225,
  GM0758: 185,
  GM0268: 185,
  GM0200: 167,
  GM0202: 165,
  GM0392: 165,
  GM0153: 160,
  GM0307: 160,
  GM0394: 160,
  GM0361: 110,
  GM0193: 132,
  GM0546: 127,
  GM0080: 127,
  GM0637: 126,
  GM0935: 122,
  GM0228: 121,
  GM0505: 120,
  GM0796: 158,
  GM0917: 87,
  GM0983: 103,
};
const OTHER_MUNICIPALITY = 30;

/** Municipality with the police unit it lies in. */
export interface DemoMunicipality {
  readonly code: string;
  readonly unitCode: string;
}

/** Picks units by inhabitants and municipalities within a unit by size. */
export interface Places {
  unit(chance: Chance, receivedOn: string): string;
  /** Null for a national unit, which has no municipalities. */
  municipality(chance: Chance, unitCode: string): string | null;
}

/** Places over the municipalities of the reference data. */
export function createPlaces(municipalities: readonly DemoMunicipality[]): Places {
  const perUnit = new Map<string, Record<string, number>>();
  for (const { code, unitCode } of municipalities) {
    const weights = perUnit.get(unitCode) ?? {};
    weights[code] = LARGE[code] ?? OTHER_MUNICIPALITY;
    perUnit.set(unitCode, weights);
  }
  return {
    unit: (chance, receivedOn) => {
      if (chance.happens(NATIONAL_SHARE)) return receivedOn <= NATIONAL_UNIT_ENDED ? '2600' : 'LX';
      return chance.pick(INHABITANTS);
    },
    municipality: (chance, unitCode) => {
      const weights = perUnit.get(unitCode);
      return weights ? chance.pick(weights) : null;
    },
  };
}
