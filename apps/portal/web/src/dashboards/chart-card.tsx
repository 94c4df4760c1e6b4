import { formatDate } from '@register/kernel';
import { useMemo, type ReactNode } from 'react';
import { ChartCanvas } from './chart-canvas';
import type { FigureChart } from './dashboard-definition';
import { summaryOf } from './describe-plot';
import { HatchLegend } from './hatch-legend';
import { PlotTable } from './plot-table';
import { plotOf, totalsOf, withoutZeros, type FigureTable } from './plot';
import { text } from './text';

/** What goes with every figure: unit, period and its basis, peildatum, definition; the protection where it is not the one the page gives. */
export function Provenance({ table, pagePolicy }: Pick<ChartCardProps, 'table' | 'pagePolicy'>): ReactNode {
  const { measure } = table;
  return (
    <dl className="provenance">
      <div>
        <dt>{text.unit}</dt>
        <dd>{measure.unit}</dd>
      </div>
      <div>
        <dt>{text.period}</dt>
        <dd>{text.dates(formatDate(table.from), formatDate(table.to))}</dd>
      </div>
      <div>
        <dt>{text.periodBasis}</dt>
        <dd>{measure.periodBasis}</dd>
      </div>
      <div>
        <dt>{text.asOf}</dt>
        <dd>{formatDate(table.asOf)}</dd>
      </div>
      <div className="provenance__wide">
        <dt>{text.definition}</dt>
        <dd>{measure.definition}</dd>
      </div>
      {table.policy === pagePolicy ? null : (
        <div className="provenance__wide">
          <dt>{text.policy}</dt>
          <dd>{table.policy}</dd>
        </div>
      )}
    </dl>
  );
}

interface ChartCardProps {
  readonly chart: FigureChart;
  readonly table: FigureTable;
  readonly before: readonly number[];
  /** Rule of protection that stands on the page for all its figures; null when none does. */
  readonly pagePolicy: string | null;
}

/** Picture, table with the same rows, and what the figures mean. */
export function ChartCard({ chart, table, before, pagePolicy }: ChartCardProps): ReactNode {
  const plot = useMemo(() => plotOf(table, before), [table, before]);
  const drawn = useMemo(() => (chart.kind === 'horizontal-bar' ? withoutZeros(plot) : plot), [chart.kind, plot]);
  return (
    <>
      <ChartCanvas kind={chart.kind} plot={drawn} summary={summaryOf(chart.title, drawn)} />
      <HatchLegend plot={drawn} />
      {drawn.categories.length < plot.categories.length ? <p className="chart-note">{text.zerosInTable}</p> : null}
      {chart.note ? <p className="chart-note">{chart.note}</p> : null}
      {table.isAdditive ? null : <p className="chart-note">{text.notAdditive}</p>}
      <details className="chart-table">
        <summary>{text.table}</summary>
        <PlotTable caption={text.caption(chart.title)} plot={plot} totals={totalsOf(table, before)} />
      </details>
      <Provenance table={table} pagePolicy={pagePolicy} />
    </>
  );
}
