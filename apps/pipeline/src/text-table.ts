const WIDEST = 60;

/** Rows as lines with straight columns; null is shown as nothing in particular: `null`. Long values are cut. */
export function textTable(names: readonly string[], rows: readonly (readonly (string | null)[])[]): string[] {
  const cells = [names, ...rows.map((row) => row.map((value) => cut((value ?? 'null').replace(/\s*\n\s*/g, ' '))))];
  const widths = names.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const [head, ...body] = cells.map((row) =>
    row
      .map((value, index) => value.padEnd(widths[index] ?? 0))
      .join(' | ')
      .trimEnd(),
  );
  return [head ?? '', widths.map((width) => '-'.repeat(width)).join('-+-'), ...body];
}

function cut(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}
