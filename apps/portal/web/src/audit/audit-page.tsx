import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { request } from '../api/request';
import { Page } from '../ui/page';
import { Pagination } from '../ui/pagination';
import { Loading, QueryFailed } from '../ui/query-state';
import { text as uiText } from '../ui/text';
import { AuditFilter } from './audit-filter';
import { AuditTable } from './audit-table';
import { auditEventsQuery } from './audit.intake';
import { text } from './text';

const route = getRouteApi('/controle');
const PAGE_SIZE = 50;

/** What the auditor sees: who did what, when, on which object and with which result. */
export function AuditPage(): ReactNode {
  const search = route.useSearch();
  const events = useQuery({
    queryKey: ['intake', 'audit', search],
    queryFn: async ({ signal }) =>
      (await request('intake', auditEventsQuery, { first: PAGE_SIZE, after: search.na ?? null, objectId: search.object ?? null }, signal))
        .auditEvents,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const rows = events.data?.edges.map(({ node }) => node) ?? [];
  const { hasNextPage = false, endCursor = null } = events.data?.pageInfo ?? {};
  return (
    <Page title={text.title} lead={text.lead}>
      <AuditFilter object={search.object ?? ''} />
      <p role="status" className="quiet">
        {events.data ? (rows.length > 0 ? text.count(rows.length) : text.empty) : ''}
      </p>
      {events.isPending ? <Loading /> : null}
      {events.isError ? <QueryFailed error={events.error} onRetry={() => void events.refetch()} /> : null}
      {rows.length > 0 ? <AuditTable rows={rows} /> : null}
      <Pagination
        start={
          search.na ? (
            <Link to="/controle" search={{ object: search.object }} className="utrecht-link utrecht-link--html-a">
              {uiText.toStart}
            </Link>
          ) : null
        }
        next={
          hasNextPage && endCursor ? (
            <Link
              to="/controle"
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
