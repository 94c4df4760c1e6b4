/** One thing counted: where it falls in every dimension. */
export interface Cell {
  readonly month: string;
  readonly unit: string;
  readonly sex: string;
  readonly age: string;
  readonly motive: string;
  readonly platform: string;
  readonly articles: readonly string[];
}

/** What all share; gemengd when they differ, onbekend when there are none. */
export function common(values: readonly string[]): string {
  const [first, ...others] = new Set(values);
  if (first === undefined) return 'onbekend';
  return others.length === 0 ? first : 'gemengd';
}
