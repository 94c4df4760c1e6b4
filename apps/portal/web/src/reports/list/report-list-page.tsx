import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { request } from '../../api/request';
import { Page } from '../../ui/page';
import { Pagination } from '../../ui/pagination';
import { Loading, QueryFailed } from '../../ui/query-state';
import { text as uiText } from '../../ui/text';
import { useReportCodes } from '../codes';
import { reportsQuery } from '../reports.intake';
import { ListFilters } from './list-filters';
import { filterOf } from './list-search';
import { ReportTable } from './report-table';
import { text } from './text';

const route = getRouteApi('/meldingen');
const PAGE_SIZE = 25;

/** Reports of the registrar's own unit; filters and page stand in the address. */
export function ReportListPage(): ReactNode {
  const search = route.useSearch();
  const codes = useReportCodes(null);
  const filter = filterOf(search);
  const reports = useQuery({
    queryKey: ['intake', 'reports', 'list', search],
    queryFn: async ({ signal }) =>
      (await request('intake', reportsQuery, { first: PAGE_SIZE, after: search.na ?? null, filter }, signal)).reports,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const rows = reports.data?.edges.map(({ node }) => node) ?? [];
  const { hasNextPage = false, endCursor = null } = reports.data?.pageInfo ?? {};
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <Link to="/meldingen/nieuw" className="utrecht-button utrecht-button--primary-action button-link">
          {text.newReport}
        </Link>
      }
    >
      <ListFilters search={search} types={codes.data?.reportType ?? []} />
      <p role="status" className="quiet">
        {reports.data ? (rows.length > 0 ? text.count(rows.length) : filter ? text.emptyFiltered : text.empty) : ''}
      </p>
      {reports.isPending ? <Loading /> : null}
      {reports.isError ? <QueryFailed error={reports.error} onRetry={() => void reports.refetch()} /> : null}
      {rows.length > 0 ? <ReportTable rows={rows} codes={codes.data} /> : null}
      <Pagination
        start={
          search.na ? (
            <Link to="/meldingen" search={{ ...search, na: undefined }} className="utrecht-link utrecht-link--html-a">
              {uiText.toStart}
            </Link>
          ) : null
        }
        next={
          hasNextPage && endCursor ? (
            <Link
              to="/meldingen"
              search={{ ...search, na: endCursor }}
              className="utrecht-button utrecht-button--secondary-action button-link"
            >
              {uiText.next}
            </Link>
          ) : null
        }
      />
    </Page>
  );
}
