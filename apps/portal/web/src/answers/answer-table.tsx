import { formatDate } from '@register/kernel';
import type { ReactNode } from 'react';
import { Cell } from '../dashboards/plot-table';
import { pointOf } from '../dashboards/plot';
import type { AnswerQuery } from '../generated/figures/graphql';
import { Table } from '../ui/table';
import { text } from './text';

/** The figures of the answer, a row for each year; years without registration say so. */
export function AnswerTable({ years, asOf }: Pick<AnswerQuery['answer'], 'years' | 'asOf'>): ReactNode {
  return (
    <Table caption={text.caption(formatDate(asOf))}>
      <thead>
        <tr>
          <th scope="col">{text.year}</th>
          <th scope="col" className="number">
            {text.reports}
          </th>
          <th scope="col" className="number">
            {text.prosecutions}
          </th>
          <th scope="col" className="number">
            {text.convictions}
          </th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, reports, prosecutions, convictions }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <Cell point={pointOf(reports)} />
            <Cell point={pointOf(prosecutions)} />
            <Cell point={pointOf(convictions)} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
