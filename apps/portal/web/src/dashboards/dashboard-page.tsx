import { useIsFetching } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRefreshed } from '../app/demonstration-banner';
import { NotFoundPage } from '../app/message-pages';
import { Page } from '../ui/page';
import { Loading, QueryFailed } from '../ui/query-state';
import { ContextSection } from './context-section';
import { DashboardFilters, FiltersInWords } from './dashboard-filters';
import type { Dashboard } from './dashboard-definition';
import { dashboardAt } from './dashboards';
import { FigureSection, Unavailable } from './figure-section';
import type { Horizon } from './figures-input';
import { text } from './text';
import { Tile } from './tiles';

const route = getRouteApi('/dashboards/$slug');

function Charts({ dashboard, horizon }: { readonly dashboard: Dashboard; readonly horizon: Horizon }): ReactNode {
  const search = route.useSearch();
  const isBusy = useIsFetching({ queryKey: ['figures', 'table'] }) > 0;
  const dimensions = dashboard.filters.map(({ dimension }) => dimension);
  const shared = { dimensions, search, horizon };
  return (
    <>
      <DashboardFilters key={JSON.stringify(search)} dashboard={dashboard} search={search} horizon={horizon} />
      <FiltersInWords dashboard={dashboard} search={search} horizon={horizon} />
      <p className="visually-hidden" role="status">
        {isBusy ? text.busy : text.ready}
      </p>
      <div className="tiles">
        {dashboard.tiles.map((tile) => (
          <Tile key={tile.measure} tile={tile} {...shared} />
        ))}
      </div>
      <div className="charts">
        {dashboard.charts.map((chart) =>
          chart.kind === 'context' ? (
            <ContextSection key={chart.id} chart={chart} />
          ) : (
            <FigureSection key={chart.id} chart={chart} {...shared} />
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
