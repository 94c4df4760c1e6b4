/** Colours of charts; they come from the style sheet, so that light, dark and print follow one list. */
export interface ChartTheme {
  readonly text: string;
  readonly grid: string;
  readonly surface: string;
  readonly gap: string;
  readonly series: readonly string[];
}

const SERIES = 6;

/** Reads the colours that are in force now. */
export function chartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--rs-chart-${name}`).trim();
  return {
    text: colour('text'),
    grid: colour('grid'),
    surface: colour('surface'),
    gap: colour('gap'),
    series: Array.from({ length: SERIES }, (_, index) => colour(String(index + 1))),
  };
}

/** Calls back when the reader's system goes from light to dark or the other way; gives the function that stops it. */
export function onThemeChange(callback: () => void): () => void {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', callback);
  return () => query.removeEventListener('change', callback);
}
