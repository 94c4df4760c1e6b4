/** Minor is under eighteen at the time of the act. */
export type AgeGroup = 'minor' | 'adult' | 'unknown';

/** Inclusive ages in years; `to` is null for an open band. */
export interface AgeRange {
  readonly from: number;
  readonly to: number | null;
}

const ADULT_FROM = 18;

/** Ages of a band code as '12-15' or '65-plus'; null when the code is no band. */
export function ageRangeOfBand(band: string): AgeRange | null {
  const match = /^(\d{1,3})-(\d{1,3}|plus)$/.exec(band);
  if (match === null) return null;
  const [, from, to] = match;
  return { from: Number(from), to: to === 'plus' ? null : Number(to) };
}

/** Minor or adult by exact age in years, else by band; a band that holds both is unknown. */
export function ageGroupOf(age: number | null, band: string | null = null): AgeGroup {
  if (age !== null) return age < ADULT_FROM ? 'minor' : 'adult';
  const range = band === null ? null : ageRangeOfBand(band);
  if (range === null) return 'unknown';
  if (range.from >= ADULT_FROM) return 'adult';
  return range.to !== null && range.to < ADULT_FROM ? 'minor' : 'unknown';
}

/** Whether an age in years falls in a band; true when the band is not a band at all (that is another finding). */
export function ageFitsBand(age: number, band: string): boolean {
  const range = ageRangeOfBand(band);
  return range === null || (age >= range.from && (range.to === null || age <= range.to));
}

/** One group for several persons: the common one, 'mixed' when minors and adults are together, 'unknown' when none is known. */
export function commonAgeGroup(groups: readonly AgeGroup[]): AgeGroup | 'mixed' {
  const known = new Set(groups.filter((group) => group !== 'unknown'));
  if (known.size === 2) return 'mixed';
  const [only] = known;
  return only ?? 'unknown';
}
