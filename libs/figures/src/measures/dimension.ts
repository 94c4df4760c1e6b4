/** Divisions of time, coarse to fine. */
export const TIME_GRAINS = ['year', 'quarter', 'month'] as const;
export type TimeGrain = (typeof TIME_GRAINS)[number];

/** Divisions by what a count is about, as named in the marts. */
export const MEMBER_DIMENSIONS = ['unit', 'victim-sex', 'victim-age-class', 'motive', 'platform', 'article'] as const;
export type MemberDimension = (typeof MEMBER_DIMENSIONS)[number];

export type DimensionCode = TimeGrain | MemberDimension;
export const DIMENSION_CODES: readonly DimensionCode[] = [...TIME_GRAINS, ...MEMBER_DIMENSIONS];

const LABELS: Record<DimensionCode, string> = {
  year: 'Jaar',
  quarter: 'Kwartaal',
  month: 'Maand',
  unit: 'Politie-eenheid',
  'victim-sex': 'Geslacht van het slachtoffer',
  'victim-age-class': 'Leeftijdsklasse van het slachtoffer',
  motive: 'Motief',
  platform: 'Platform van het eerste contact',
  article: 'Wetsartikel',
};

/** Dutch name of a dimension. */
export function dimensionLabel(code: DimensionCode): string {
  return LABELS[code];
}

export function isTimeGrain(code: string): code is TimeGrain {
  return TIME_GRAINS.some((grain) => grain === code);
}

export function isMemberDimension(code: string): code is MemberDimension {
  return MEMBER_DIMENSIONS.some((dimension) => dimension === code);
}

/** The member of a report without any of the others, of a dimension in which it can have several. */
export function complementOf(code: MemberDimension): string | undefined {
  return code === 'article' ? 'geen' : undefined;
}

/** Articles are the one dimension in which a report can have several members. */
export function isAdditive(code: MemberDimension): boolean {
  return code !== 'article';
}
