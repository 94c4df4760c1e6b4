import { formatDate } from '@register/kernel';
import { useMemo, type ReactNode } from 'react';
import { Alert } from '../ui/alert';
import { Loading, QueryFailed } from '../ui/query-state';
import { ChartCard } from './chart-card';
import type { FigureChart, FilterDimension } from './dashboard-definition';
import type { DashboardSearch } from './dashboard-search';
import { figuresInput, periodOf, unregisteredYears, type Horizon } from './figures-input';
import { text } from './text';
import { useFigures } from './use-figures';

interface FigureSectionProps {
  readonly chart: FigureChart;
  readonly dimensions: readonly FilterDimension[];
  readonly search: DashboardSearch;
  readonly horizon: Horizon;
  readonly pagePolicy: string | null;
}

export function Unavailable({ explanation }: { readonly explanation: string }): ReactNode {
  return (
    <Alert kind="info" title={text.unavailable}>
      <p className="utrecht-paragraph">{explanation}</p>
    </Alert>
  );
}

function Body({ chart, dimensions, search, horizon, pagePolicy }: FigureSectionProps): ReactNode {
  const input = figuresInput(chart, dimensions, search, horizon);
  const figures = useFigures(input);
  const { fromYear, toYear } = periodOf(search, horizon);
  const before = useMemo(
    () => unregisteredYears({ fromYear, toYear }, horizon.registrationBegan),
    [fromYear, toYear, horizon.registrationBegan],
  );
  if (!input) return <Unavailable explanation={text.unavailablePeriod(formatDate(horizon.registrationBegan))} />;
  if (figures.isPending) return <Loading label={text.busy} isQuiet />;
  if (figures.isError) return <QueryFailed error={figures.error} onRetry={() => void figures.refetch()} isQuiet />;
  if (!figures.data) return null;
  if (figures.data.__typename === 'FigureUnavailable') return <Unavailable explanation={figures.data.explanation} />;
  return <ChartCard chart={chart} table={figures.data} before={before} pagePolicy={pagePolicy} />;
}

/** One chart of a dashboard, or in words why it cannot be given. */
export function FigureSection(props: FigureSectionProps): ReactNode {
  const { chart } = props;
  return (
    <section className={chart.wide ? 'card chart-card chart-card--wide' : 'card chart-card'} aria-labelledby={`grafiek-${chart.id}`}>
      <h2 className="utrecht-heading-2" id={`grafiek-${chart.id}`}>
        {chart.title}
      </h2>
      <Body {...props} />
    </section>
  );
}
