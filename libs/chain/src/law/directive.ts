import type { PlainDate } from '@register/kernel';
import type { AgeGroup } from './age-group';

/** A directive of the OM that sets how a case of this kind is dealt with. */
export interface Directive {
  /** Number of the directive, or 'pubers-in-beeld' for the guidance on youthful suspects. */
  readonly code: string;
  readonly title: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  /** False: the day of entry into force was not found in a public source. */
  readonly isVerified: boolean;
}

type Situation = 'youthful-suspect' | 'adults' | 'minor-images' | 'minor-abuse';

const DIRECTIVES: Readonly<Record<Situation, readonly Directive[]>> = {
  'youthful-suspect': [
    {
      code: 'pubers-in-beeld',
      title: 'Leidraad afdoening sextingzaken "Pubers in beeld"',
      validFrom: '1900-01-01',
      validTo: null,
      isVerified: false,
    },
  ],
  adults: [
    { code: '2020R003', title: 'Richtlijn misbruik seksueel beeldmateriaal', validFrom: '2020-12-03', validTo: null, isVerified: true },
  ],
  'minor-images': [
    { code: '2021R002', title: 'Richtlijn kinderpornografie', validFrom: '2021-01-01', validTo: '2024-06-30', isVerified: false },
    { code: '2024R006', title: 'Richtlijn kinderpornografie', validFrom: '2024-07-01', validTo: null, isVerified: false },
  ],
  'minor-abuse': [
    { code: '2024R005', title: 'Richtlijn seksueel misbruik van minderjarigen', validFrom: '2024-07-01', validTo: null, isVerified: false },
  ],
};

/** What decides on the directive: both ages, and whether it is about images or about abuse. */
export interface DirectiveFacts {
  readonly victimAgeGroup: AgeGroup;
  readonly suspectAgeGroup: AgeGroup;
  /** Age in years, to tell adolescents (18 to 22); null is unknown. */
  readonly suspectAge: number | null;
  readonly about: 'images' | 'abuse';
  readonly on: PlainDate;
}

const ADULT_CRIMINAL_LAW_FROM = 23;

function situationOf(facts: DirectiveFacts): Situation | null {
  const isAdolescent = facts.suspectAge !== null && facts.suspectAge < ADULT_CRIMINAL_LAW_FROM;
  if (facts.suspectAgeGroup === 'minor' || isAdolescent) return 'youthful-suspect';
  if (facts.suspectAgeGroup === 'unknown' || facts.victimAgeGroup === 'unknown') return null;
  if (facts.victimAgeGroup === 'adult') return 'adults';
  return facts.about === 'images' ? 'minor-images' : 'minor-abuse';
}

/** The directive that applies by the ages of victim and suspect on a day; null when an age is unknown or none was in force. */
export function directiveFor(facts: DirectiveFacts): Directive | null {
  const situation = situationOf(facts);
  if (situation === null) return null;
  const inForce = DIRECTIVES[situation].find(
    (directive) => directive.validFrom <= facts.on && (directive.validTo === null || facts.on <= directive.validTo),
  );
  return inForce ?? null;
}
