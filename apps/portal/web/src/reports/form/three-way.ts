import type { ReportValues } from './report-values';

/** Parts of a report that are compared as one when two registrars corrected it at once. */
export const PARTS = [
  'reportType',
  'phenomenon',
  'subtype',
  'receivedOn',
  'routeIn',
  'actFrom',
  'actTo',
  'place',
  'offences',
  'complaint',
  'victims',
  'suspects',
  'modus',
  'referrals',
  'outcome',
  'narrative',
] as const satisfies readonly (keyof ReportValues)[];
export type Part = (typeof PARTS)[number];

export interface PartDifference {
  readonly part: Part;
  /** `theirs`: only the other changed it; `both`: both did, differently. */
  readonly changedBy: 'theirs' | 'both';
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the other changed since `base`, as far as it differs from what is typed here. */
export function differences(base: ReportValues, mine: ReportValues, theirs: ReportValues): PartDifference[] {
  return PARTS.filter((part) => !same(base[part], theirs[part]) && !same(mine[part], theirs[part])).map((part) => ({
    part,
    changedBy: same(base[part], mine[part]) ? 'theirs' : 'both',
  }));
}

function take<P extends Part>(target: ReportValues, source: ReportValues, part: P): void {
  target[part] = source[part];
}

/** What is typed here, with the other's change wherever this registrar changed nothing; `alsoTheirs` are parts given up for the other's. */
export function merge(
  base: ReportValues,
  mine: ReportValues,
  theirs: ReportValues,
  alsoTheirs: ReadonlySet<Part> = new Set(),
): ReportValues {
  const merged = structuredClone(mine);
  for (const { part, changedBy } of differences(base, mine, theirs)) {
    if (changedBy === 'theirs' || alsoTheirs.has(part)) take(merged, structuredClone(theirs), part);
  }
  // Where both changed the list of persons, the numbers of the revision before no longer tell who is who: rather no link than a wrong one.
  const changedByBoth = new Set(differences(base, merged, theirs).map(({ part }) => part));
  for (const part of ['victims', 'suspects'] as const) {
    if (changedByBoth.has(part)) for (const person of merged[part]) person.sameAs = null;
  }
  return merged;
}
