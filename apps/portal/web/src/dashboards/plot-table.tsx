import type { ReactNode } from 'react';
import { Table } from '../ui/table';
import { pointText } from './describe-plot';
import type { Plot, PlotPoint } from './plot';
import { text } from './text';

/** One cell: a number with its mark, or in words why there is none. */
export function Cell({ point, columns = 1 }: { readonly point: PlotPoint | undefined; readonly columns?: number }): ReactNode {
  if (!point) return <td />;
  if (point.value === null) {
    return (
      <td className="number cell--words" colSpan={columns}>
        {pointText(point)}
      </td>
    );
  }
  return (
    <td className="number" colSpan={columns}>
      {pointText(point)}
      {point.status === 'provisional' ? <span className="mark">{` ${text.provisionalMark}`}</span> : null}
      {point.status === 'estimated' ? <span className="mark">{` ${text.estimatedMark}`}</span> : null}
    </td>
  );
}

interface PlotTableProps {
  readonly caption: string;
  readonly plot: Plot;
  readonly total: PlotPoint | null;
}

/** The same rows as the picture: a row for each category, a column for each series. */
export function PlotTable({ caption, plot, total }: PlotTableProps): ReactNode {
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
        </tr>
      </thead>
      <tbody>
        {plot.categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {plot.series.map((series) => (
              <Cell key={series.code} point={series.points[index]} />
            ))}
          </tr>
        ))}
      </tbody>
      {total && total.status !== 'missing' ? (
        <tfoot>
          <tr>
            <th scope="row">{plot.series.length > 1 ? text.totalOfPeriod : text.total}</th>
            <Cell point={total} columns={plot.series.length} />
          </tr>
        </tfoot>
      ) : null}
    </Table>
  );
}
