import { formatDate } from '@register/kernel';
import type { ReactNode } from 'react';
import { Cell } from '../dashboards/plot-table';
import { pointOf, type PlotPoint } from '../dashboards/plot';
import type { AnswerQuery } from '../generated/figures/graphql';
import { Table } from '../ui/table';
import { text } from './text';

const NOT_REGISTERED: PlotPoint = { value: null, status: 'not-registered' };

/** The figures of the answer, a row for each year since registration began, under one for all the years before it. */
export function AnswerTable({ years, asOf }: Pick<AnswerQuery['answer'], 'years' | 'asOf'>): ReactNode {
  const [first] = years;
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
        {first === undefined ? null : (
          <tr>
            <th scope="row">{text.earlier(first.year - 1)}</th>
            <Cell point={NOT_REGISTERED} />
            <Cell point={NOT_REGISTERED} />
            <Cell point={NOT_REGISTERED} />
          </tr>
        )}
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
