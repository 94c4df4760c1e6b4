/** A number the demonstration data is made to show, and where it comes from. */
export interface Target {
  readonly value: number;
  /** Published source, or 'assumption' when none was found. */
  readonly source: string;
}

/** Published marginals; the tests hold the generator to them. */
export const TARGETS = {
  strangerShare: { value: 0.79, source: 'Helpwanted, 200 boys, 2020-2021: 79% by a stranger (politie.nl 2021-04-26)' },
  financialMaleShare: {
    value: 0.79,
    source: 'Helpwanted 2018: 79% of financial extortion against boys and men (huiselijkgeweld.nl 2019-05-10)',
  },
  financialShare: { value: 0.6, source: 'Child Focus: 60% financial (nieuwsblad 2022-10-17)' },
  paidShare: { value: 1 / 3, source: 'Helpwanted: a third paid something (NOS 2019; politie.nl 2021-04-26)' },
  /** Of those who paid. */
  paidInFullShare: { value: 0.6, source: 'Helpwanted 2020-2021: 1 in 5 paid in full, 1 in 3 paid something' },
  meanDemandTo2019: { value: 650, source: 'Helpwanted, interim 2019: mean demand EUR 650 (NOS)' },
  meanDemandFrom2020: { value: 548.5, source: 'Helpwanted, 200 boys, 2020-2021: mean demand EUR 548.50' },
  correctedShare: { value: 0.06, source: 'assumption' },
  bluffMailShare: { value: 0.07, source: 'assumption; that such waves exist: over 4,500 reports in a week in Belgium (vrt.be 2022)' },
  complaintShare: { value: 0.22, source: 'assumption; low: about 100 victims, three aangiften in one case (nos.nl 2308685)' },
  caseShare: { value: 0.05, source: 'assumption' },
  largestCaseVictims: { value: 172, source: 'Breda 2024: one suspect, at least 172 victims (omroepbrabant)' },
} as const satisfies Record<string, Target>;

/** Reports per year relative to 2018. Helpwanted: 828 in 2018, 5,005 in 2023, which was double of 2022 (nos.nl; offlimits.nl); the rest is assumption. */
export const GROWTH: Readonly<Record<number, number>> = {
  2018: 1,
  2019: 1.25,
  2020: 1.7,
  2021: 2.3,
  2022: 3.02,
  2023: 6.04,
  2024: 6.5,
  2025: 7,
  2026: 7.3,
};

/** Growth of years after the table: as its last year. */
export function growthOf(year: number): number {
  return GROWTH[year] ?? GROWTH[2026] ?? 1;
}
