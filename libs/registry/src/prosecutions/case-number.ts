const SHAPE = /^(\d{2})[-/](\d{6})-(\d{2})$/;

/** A parketnummer as PP-NNNNNN-YY (also written PP/NNNNNN-YY); null when it is none. */
export function normalisedCaseNumber(text: string): string | null {
  const match = SHAPE.exec(text.trim());
  return match === null ? null : match.slice(1).join('-');
}
