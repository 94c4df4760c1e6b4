import type { ReactNode } from 'react';
import type { Plot } from './plot';
import { text } from './text';

const MARKED = ['provisional', 'suppressed', 'not-registered'] as const;

/** Explains the patterns that occur in this picture; nothing when all values are final. */
export function HatchLegend({ plot }: { readonly plot: Plot }): ReactNode {
  const present = new Set(plot.series.flatMap((series) => series.points.map((point) => point.status)));
  const shown = MARKED.filter((status) => present.has(status));
  if (shown.length === 0) return null;
  return (
    <ul className="hatch-legend" aria-label={text.legendTitle}>
      {shown.map((status) => (
        <li key={status}>
          <span className={`swatch swatch--${status}`} aria-hidden="true" />
          {status === 'provisional' ? `* ${text.legend[status]}` : text.legend[status]}
        </li>
      ))}
    </ul>
  );
}
