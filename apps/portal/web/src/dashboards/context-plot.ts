import type { ContextQuery } from '../generated/figures/graphql';
import type { CellStatus, Plot, PlotPoint } from './plot';
import { text } from './text';

type Point = ContextQuery['context']['points'][number];

/** CBS marks a year as definitief or voorlopig; anything that is not plainly final is shown as provisional. */
function statusOf(status: string): CellStatus {
  return status === 'definitief' || status === 'final' ? 'final' : 'provisional';
}

/** A published series as a plot: years along the axis, a series for each kind of count. */
export function contextPlot(points: readonly Point[]): Plot {
  const years = [...new Set(points.map((point) => point.year))].sort((a, b) => a - b);
  const kinds = new Map(points.map((point) => [point.kind, point.label]));
  const pointAt = (kind: string, year: number): PlotPoint => {
    const found = points.find((point) => point.kind === kind && point.year === year);
    return found ? { value: found.value, status: statusOf(found.status) } : { value: null, status: 'missing' };
  };
  return {
    axis: text.context.year,
    categories: years.map(String),
    series: [...kinds].map(([code, label]) => ({ code, label, points: years.map((year) => pointAt(code, year)) })),
  };
}
