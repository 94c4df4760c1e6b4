import { formatCount } from '@register/kernel';
import type { CellStatus, Plot, PlotPoint } from './plot';
import { text } from './text';

/** A point in words, as the table and the tooltip show it. */
export function pointText(point: PlotPoint): string {
  return point.value === null ? text.statuses[point.status] : formatCount(point.value);
}

function countOf(plot: Plot, status: CellStatus): number {
  return plot.series.flatMap((series) => series.points).filter((point) => point.status === status).length;
}

function extreme(plot: Plot, isBetter: (a: number, b: number) => boolean): string | null {
  let best: { readonly name: string; readonly value: number } | null = null;
  for (const series of plot.series) {
    series.points.forEach((point, index) => {
      if (point.value === null || (best && !isBetter(point.value, best.value))) return;
      const category = plot.categories[index] ?? '';
      best = { name: plot.series.length > 1 ? `${category}, ${series.label}` : category, value: point.value };
    });
  }
  const found: { readonly name: string; readonly value: number } | null = best;
  return found === null ? null : text.summary.at(found['name'], formatCount(found['value']));
}

/** One or two sentences that say what the picture shows, for those who cannot see it; the table holds everything. */
export function summaryOf(title: string, plot: Plot): string {
  const first = plot.categories[0] ?? '';
  const last = plot.categories.at(-1) ?? '';
  const highest = extreme(plot, (a, b) => a > b);
  const lowest = extreme(plot, (a, b) => a < b);
  const suppressed = countOf(plot, 'suppressed');
  const unregistered = countOf(plot, 'not-registered');
  return [
    text.summary.chart(title, plot.categories.length, first, last),
    highest && lowest && highest !== lowest
      ? text.summary.range(highest, lowest)
      : highest
        ? text.summary.only(highest)
        : text.summary.nothing,
    suppressed > 0 ? text.summary.suppressed(suppressed) : null,
    unregistered > 0 ? text.summary.unregistered : null,
    text.summary.table,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}
