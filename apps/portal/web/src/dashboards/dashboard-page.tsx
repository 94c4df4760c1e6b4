import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Freshness } from '../app/freshness';
import { NotFoundPage } from '../app/message-pages';
import { useRefreshed } from '../app/use-refreshed';
import { Page } from '../ui/page';
import { Loading, QueryFailed } from '../ui/query-state';
import { ContextSection } from './context-section';
import { DashboardFilters, measureOf } from './dashboard-filters';
import type { Dashboard } from './dashboard-definition';
import { dashboardAt } from './dashboards';
import { FigureSection, Unavailable } from './figure-section';
import { figuresInput, type Horizon } from './figures-input';
import { FiltersInWords } from './filters-in-words';
import { text } from './text';
import { Tile } from './tiles';
import { useFigures } from './use-figures';

const route = getRouteApi('/dashboards/$slug');

const TABLES = { queryKey: ['figures', 'table'] };

/** How far the figures of the page are, announced once for all of them. */
function Progress(): ReactNode {
  const isBusy = useIsFetching(TABLES) > 0;
  const shown = useQueryClient()
    .getQueryCache()
    .findAll({ ...TABLES, type: 'active' });
  const isIncomplete = shown.some(({ state }) => state.status === 'error');
  return (
    <p className="visually-hidden" role="status">
      {isBusy ? text.busy : isIncomplete ? text.incomplete : text.ready}
    </p>
  );
}

function Charts({ dashboard, horizon }: { readonly dashboard: Dashboard; readonly horizon: Horizon }): ReactNode {
  const search = route.useSearch();
  const dimensions = dashboard.filters.map(({ dimension }) => dimension);
  const shared = { dimensions, search, horizon };
  // The question of the first tile, so it is not asked twice.
  const question = figuresInput({ measure: measureOf(dashboard), by: [] }, dimensions, search, horizon);
  const { data: first } = useFigures(question);
  const pagePolicy = question && first?.__typename === 'FigureTable' ? first.policy : null;
  return (
    <>
      <Freshness />
      <DashboardFilters dashboard={dashboard} search={search} horizon={horizon} />
      <FiltersInWords dashboard={dashboard} search={search} horizon={horizon} />
      <Progress />
      <div className="tiles">
        {dashboard.tiles.map((tile) => (
          <Tile key={tile.measure} tile={tile} {...shared} />
        ))}
      </div>
      {pagePolicy === null ? null : (
        <p className="chart-note">
          <strong>{text.policy}:</strong> {pagePolicy}
        </p>
      )}
      <div className="charts">
        {dashboard.charts.map((chart) =>
          chart.kind === 'context' ? (
            <ContextSection key={chart.id} chart={chart} />
          ) : (
            <FigureSection key={chart.id} chart={chart} pagePolicy={pagePolicy} {...shared} />
          ),
        )}
      </div>
    </>
  );
}

function Content({ dashboard }: { readonly dashboard: Dashboard }): ReactNode {
  const refreshed = useRefreshed();
  if (refreshed.isPending) return <Loading label={text.busy} />;
  if (refreshed.isError) return <QueryFailed error={refreshed.error} onRetry={() => void refreshed.refetch()} />;
  const { asOf, registrationBegan } = refreshed.data;
  if (asOf === null || registrationBegan === null) return <Unavailable explanation={text.notRefreshed} />;
  return <Charts dashboard={dashboard} horizon={{ asOf, registrationBegan }} />;
}

/** A dashboard as its file declares it. */
export function DashboardPage(): ReactNode {
  const { slug } = route.useParams();
  const dashboard = dashboardAt(slug);
  if (!dashboard) return <NotFoundPage />;
  return (
    <Page
      key={slug}
      title={dashboard.title}
      lead={dashboard.intro}
      eyebrow={text.eyebrow}
      actions={
        <button type="button" className="utrecht-button utrecht-button--secondary-action no-print" onClick={() => window.print()}>
          {text.print}
        </button>
      }
    >
      <Content dashboard={dashboard} />
    </Page>
  );
}
