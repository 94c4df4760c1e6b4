import type { SuspectDraft, VictimDraft } from '@register/registry';
import type { Chance, Weights } from './chance';
import type { Motive } from './motives';
import { TARGETS } from './targets';

/** Shares of victims whose age is known exactly, and at least by band (assumption). */
const AGE_KNOWN = 0.82;
const BAND_KNOWN = 0.93;

/** Ages within a band are drawn evenly, but for the bands of minors: boys of 16 report most (Helpwanted 2020-2021). */
const BAND_AGES: Readonly<Record<string, readonly number[]>> = {
  '0-11': [8, 9, 10, 11, 11],
  '12-15': [12, 13, 14, 14, 15, 15],
  '16-17': [16, 16, 16, 17, 17],
  '18-24': [18, 18, 19, 19, 20, 21, 22, 23, 24],
  '25-34': [25, 27, 28, 30, 32, 34],
  '35-44': [35, 38, 40, 42, 44],
  '45-54': [45, 48, 50, 53],
  '55-64': [55, 58, 60, 63],
  '65-plus': [65, 68, 71, 76],
};

/** Half of Helpwanted's contacts on extortion were 8 to 25 years old (nu.nl 2017-01); the split within is assumption. */
const VICTIM_BANDS: Readonly<Record<Motive, Weights>> = {
  financieel: {
    '12-15': 0.13,
    '16-17': 0.25,
    '18-24': 0.28,
    '25-34': 0.13,
    '35-44': 0.08,
    '45-54': 0.07,
    '55-64': 0.04,
    '65-plus': 0.02,
  },
  seksueel: { '0-11': 0.05, '12-15': 0.38, '16-17': 0.23, '18-24': 0.2, '25-34': 0.09, '35-44': 0.05 },
  'wraak-relationeel': { '12-15': 0.08, '16-17': 0.13, '18-24': 0.33, '25-34': 0.26, '35-44': 0.13, '45-54': 0.07 },
  'eer-controle': { '12-15': 0.06, '16-17': 0.18, '18-24': 0.44, '25-34': 0.22, '35-44': 0.1 },
  onbekend: { '12-15': 0.14, '16-17': 0.16, '18-24': 0.3, '25-34': 0.18, '35-44': 0.12, '45-54': 0.1 },
};

const BLUFF_BANDS: Weights = { '18-24': 0.06, '25-34': 0.14, '35-44': 0.2, '45-54': 0.25, '55-64': 0.2, '65-plus': 0.15 };

const MALE = TARGETS.financialMaleShare.value;
const VICTIM_SEX: Readonly<Record<Motive, Weights>> = {
  financieel: { man: MALE, vrouw: 0.19, x: 0.004, onbekend: 1 - MALE - 0.194 },
  seksueel: { man: 0.2, vrouw: 0.77, x: 0.01, onbekend: 0.02 },
  'wraak-relationeel': { man: 0.22, vrouw: 0.76, x: 0.01, onbekend: 0.01 },
  'eer-controle': { man: 0.15, vrouw: 0.84, onbekend: 0.01 },
  onbekend: { man: 0.45, vrouw: 0.5, x: 0.01, onbekend: 0.04 },
};
const BLUFF_SEX: Weights = { man: 0.72, vrouw: 0.24, onbekend: 0.04 };

/** Together they give the published share of strangers over all reports (TARGETS.strangerShare). */
const RELATION: Readonly<Record<Motive, Weights>> = {
  financieel: { 'onbekende-online': 0.945, bekende: 0.02, 'ex-partner': 0.01, onbekend: 0.025 },
  seksueel: { 'onbekende-online': 0.8, bekende: 0.1, 'ex-partner': 0.04, familie: 0.01, professioneel: 0.02, onbekend: 0.03 },
  'wraak-relationeel': { 'ex-partner': 0.68, bekende: 0.16, 'onbekende-online': 0.14, onbekend: 0.02 },
  'eer-controle': { familie: 0.34, 'ex-partner': 0.32, bekende: 0.24, 'onbekende-online': 0.1 },
  onbekend: { 'onbekende-online': 0.7, bekende: 0.1, onbekend: 0.2 },
};

const SUSPECT_SEX: Weights = { man: 0.86, vrouw: 0.1, onbekend: 0.04 };
const COUNTRY_ABROAD: Weights = { ci: 0.3, ph: 0.16, ng: 0.14, ma: 0.1, fr: 0.06, ro: 0.05, gb: 0.04, be: 0.05, us: 0.03, onbekend: 0.07 };

/** A victim without name: age known, only as a band, or not at all. */
export function drawVictim(chance: Chance, motive: Motive, isBluff: boolean, municipalityCode: string | null): VictimDraft {
  const band = chance.pick(isBluff ? BLUFF_BANDS : VICTIM_BANDS[motive]);
  const ages = BAND_AGES[band] ?? [];
  const known = chance.next();
  const age = ages[chance.between(0, ages.length - 1)] ?? null;
  return {
    sex: chance.pick(isBluff ? BLUFF_SEX : VICTIM_SEX[motive]),
    age: known < AGE_KNOWN ? age : null,
    ageBand: known >= AGE_KNOWN && known < BAND_KNOWN ? band : null,
    municipalityCode: chance.happens(0.6) ? municipalityCode : null,
    relation: isBluff ? 'onbekende-online' : chance.pick(RELATION[motive]),
  };
}

function drawSuspectAge(chance: Chance, relation: string): number {
  if (relation === 'onbekende-online') return 17 + Math.min(45, Math.floor(chance.exponential(9)));
  return 14 + Math.min(50, Math.floor(chance.exponential(11)));
}

/** A suspect without name; only somebody the victim knows, or the police found, has an age and is known. */
export function drawSuspect(chance: Chance, relation: string, isBluff: boolean): SuspectDraft {
  const isStranger = relation === 'onbekende-online' || relation === 'onbekend';
  const known = !isBluff && chance.happens(isStranger ? 0.07 : 0.9);
  const age = known ? drawSuspectAge(chance, relation) : null;
  const abroad = isStranger && !known;
  return {
    known,
    sex: known ? chance.pick({ man: 0.87, vrouw: 0.13 }) : chance.pick(SUSPECT_SEX),
    age,
    country: abroad ? chance.pick(COUNTRY_ABROAD) : 'nl',
    organised: known ? false : chance.happens(0.4) ? null : chance.happens(0.6),
  };
}
