import { useMemo, type ReactNode } from 'react';
import { Loading, QueryFailed } from '../ui/query-state';
import { ChartCanvas } from './chart-canvas';
import { contextPlot } from './context-plot';
import type { ContextChart } from './dashboard-definition';
import { summaryOf } from './describe-plot';
import { HatchLegend } from './hatch-legend';
import { PlotTable } from './plot-table';
import { text } from './text';
import { useContextSeries } from './use-figures';

function Body({ chart }: { readonly chart: ContextChart }): ReactNode {
  const series = useContextSeries(chart.series);
  const points = series.data?.points;
  const plot = useMemo(() => contextPlot(points ?? []), [points]);
  if (series.isPending) return <Loading label={text.busy} isQuiet />;
  if (series.isError) return <QueryFailed error={series.error} onRetry={() => void series.refetch()} isQuiet />;
  const { title, source, licence, note } = series.data;
  return (
    <>
      <p className="chart-note chart-note--strong">{text.context.notAdded}</p>
      <ChartCanvas kind="bar" plot={plot} summary={summaryOf(`${chart.title}: ${title}`, plot)} />
      <HatchLegend plot={plot} />
      {chart.note ? <p className="chart-note">{chart.note}</p> : null}
      <p className="chart-note">{note}</p>
      <details className="chart-table">
        <summary>{text.table}</summary>
        <PlotTable caption={text.caption(title)} plot={plot} totals={null} />
      </details>
      <dl className="provenance">
        <div>
          <dt>{text.context.source}</dt>
          <dd>{source}</dd>
        </div>
        <div>
          <dt>{text.context.licence}</dt>
          <dd>{licence}</dd>
        </div>
      </dl>
    </>
  );
}

/** A published series beside our own figures; drawn apart and never added to them. */
export function ContextSection({ chart }: { readonly chart: ContextChart }): ReactNode {
  return (
    <section
      className={chart.wide ? 'card chart-card chart-card--wide chart-card--context' : 'card chart-card chart-card--context'}
      aria-labelledby={`grafiek-${chart.id}`}
    >
      <h2 className="utrecht-heading-2" id={`grafiek-${chart.id}`}>
        {chart.title}
      </h2>
      <Body chart={chart} />
    </section>
  );
}
