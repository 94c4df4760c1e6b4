import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WholeReportFragment } from '../../generated/intake/graphql';
import { failureOf } from '../../api/request-failed';
import { Alert } from '../../ui/alert';
import { Page } from '../../ui/page';
import { Loading, QueryFailed } from '../../ui/query-state';
import { StatusTag } from '../status-tag';
import { useReport } from '../use-report';
import { ReportContent } from './report-content';
import { ReportHistory } from './report-history';
import { text } from './text';

const route = getRouteApi('/meldingen/$id');

function Actions({ report }: { readonly report: WholeReportFragment }): ReactNode {
  if (report.status === 'withdrawn') return null;
  return (
    <>
      <Link to="/meldingen/$id/corrigeren" params={{ id: report.id }} className="utrecht-button utrecht-button--primary-action button-link">
        {text.correct}
      </Link>
      <Link
        to="/meldingen/$id/intrekken"
        params={{ id: report.id }}
        className="utrecht-button utrecht-button--secondary-action button-link"
      >
        {text.withdraw}
      </Link>
    </>
  );
}

function NoReport({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactNode {
  if (failureOf(error) === 'not-found') return <Alert kind="warning" title={text.gone} />;
  return <QueryFailed error={error} onRetry={onRetry} />;
}

/** One report to read: its content in words, and every version with who, when and why. */
export function ReportPage(): ReactNode {
  const { id } = route.useParams();
  const report = useReport(id);
  const { data } = report;
  return (
    <Page
      key={id}
      title={data ? text.title(data.reportNumber) : text.loadingTitle}
      lead={data ? <StatusTag status={data.status} /> : null}
      actions={data ? <Actions report={data} /> : null}
    >
      {report.isPending ? <Loading /> : null}
      {report.isError ? <NoReport error={report.error} onRetry={() => void report.refetch()} /> : null}
      {data?.status === 'withdrawn' ? <Alert kind="warning" title={text.withdrawnNote} /> : null}
      {data ? <ReportContent report={data} /> : null}
      {data ? <ReportHistory revisions={data.revisions} /> : null}
    </Page>
  );
}
