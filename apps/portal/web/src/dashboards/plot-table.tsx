import type { ReactNode } from 'react';
import { Table } from '../ui/table';
import { pointText } from './describe-plot';
import type { Plot, PlotPoint, PlotTotals } from './plot';
import { text } from './text';

/** One cell: a number with its mark, or in words why there is none. */
export function Cell({ point }: { readonly point: PlotPoint | undefined }): ReactNode {
  if (!point) return <td />;
  if (point.value === null) return <td className="number cell--words">{pointText(point)}</td>;
  return (
    <td className="number">
      {pointText(point)}
      {point.status === 'provisional' ? <span className="mark">{` ${text.provisionalMark}`}</span> : null}
      {point.status === 'estimated' ? <span className="mark">{` ${text.estimatedMark}`}</span> : null}
    </td>
  );
}

function isGiven(points: readonly PlotPoint[]): boolean {
  return points.some(({ status }) => status !== 'missing' && status !== 'not-registered');
}

interface PlotTableProps {
  readonly caption: string;
  readonly plot: Plot;
  readonly totals: PlotTotals | null;
}

/** The same rows as the picture: a row for each category, a column for each series; with the totals that the service gave. */
export function PlotTable({ caption, plot, totals }: PlotTableProps): ReactNode {
  const column = totals && isGiven(totals.ofCategories) ? totals.ofCategories : null;
  const row = totals && isGiven([...totals.ofSeries, totals.whole]) ? totals.ofSeries : null;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{plot.axis}</th>
          {plot.series.map((series) => (
            <th scope="col" className="number" key={series.code}>
              {series.label}
            </th>
          ))}
          {column ? (
            <th scope="col" className="number">
              {text.total}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {plot.categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {plot.series.map((series) => (
              <Cell key={series.code} point={series.points[index]} />
            ))}
            {column ? <Cell point={column[index]} /> : null}
          </tr>
        ))}
      </tbody>
      {row ? (
        <tfoot>
          <tr>
            <th scope="row">{text.totalOfPeriod}</th>
            {plot.series.map((series, index) => (
              <Cell key={series.code} point={row[index]} />
            ))}
            {column ? <Cell point={totals?.whole} /> : null}
          </tr>
        </tfoot>
      ) : null}
    </Table>
  );
}
