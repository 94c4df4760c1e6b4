import { SHOWN_ROWS } from './unit-test-sql';

/** A row that only one side has, its values as text. */
export interface DifferingRow {
  readonly side: 'expected' | 'actual';
  readonly values: readonly (string | null)[];
}

const LONGEST = 200;

/** Rows that differ, in columns: `-` for one that was expected, `+` for one that the model gave; like rows stand together. */
export function differenceText(columns: readonly string[], rows: readonly DifferingRow[]): string[] {
  const side = (name: DifferingRow['side']) =>
    rows
      .filter((row) => row.side === name)
      .slice(0, SHOWN_ROWS)
      .map(toCells)
      .toSorted(byTexts);
  const shown = paired(side('expected'), side('actual'));
  const widths = columns.map((name, index) => Math.max(name.length, ...shown.map((row) => row.texts[index]?.length ?? 0)));
  const line = (mark: string, texts: readonly string[]) =>
    `${mark} ${texts.map((text, index) => text.padEnd(widths[index] ?? 0)).join(' | ')}`.trimEnd();
  return [
    line(' ', columns),
    ...shown.map((row) => line(row.side === 'expected' ? '-' : '+', row.texts)),
    ...(shown.length < rows.length ? ['  ... and more'] : []),
  ];
}

interface Cells {
  readonly side: DifferingRow['side'];
  readonly texts: readonly string[];
}

function toCells({ side, values }: DifferingRow): Cells {
  return { side, texts: values.map(shownValue) };
}

/** Puts each expected row before the row of the model that is most like it; in the order of the columns. */
function paired(expected: readonly Cells[], actual: readonly Cells[]): Cells[] {
  const left = new Set(actual);
  const groups = expected.map((row) => {
    const likeness = (other: Cells) => other.texts.filter((text, index) => text === row.texts[index]).length;
    const nearest = [...left].reduce<Cells | undefined>(
      (best, other) => (likeness(other) > (best ? likeness(best) : 0) ? other : best),
      undefined,
    );
    if (!nearest) return [row];
    left.delete(nearest);
    return [row, nearest];
  });
  return [...groups, ...[...left].map((row) => [row])].toSorted(([a], [b]) => (a && b ? byTexts(a, b) : 0)).flat();
}

/** By the columns from left to right, numbers by size. */
function byTexts(a: Cells, b: Cells): number {
  for (const [index, text] of a.texts.entries()) {
    const order = text.localeCompare(b.texts[index] ?? '', 'en', { numeric: true });
    if (order !== 0) return order;
  }
  return 0;
}

/** Sets null apart from the text NULL, and keeps a value on its line. */
function shownValue(value: string | null): string {
  if (value === null) return 'NULL';
  const text = value === '' || value !== value.trim() || /[\n\r\t]|^NULL$/.test(value) ? JSON.stringify(value) : value;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
