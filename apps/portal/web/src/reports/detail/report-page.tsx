import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WholeReportFragment } from '../../generated/intake/graphql';
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

/** One report to read: its content in words, and every version with who, when and why. */
export function ReportPage(): ReactNode {
  const { id } = route.useParams();
  const report = useReport(id);
  if (!report.data) {
    return (
      <Page title={text.loadingTitle} key="loading">
        {report.isError ? <QueryFailed error={report.error} onRetry={() => void report.refetch()} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page
      title={text.title(report.data.reportNumber)}
      key={id}
      lead={<StatusTag status={report.data.status} />}
      actions={<Actions report={report.data} />}
    >
      {report.data.status === 'withdrawn' ? <Alert kind="warning" title={text.withdrawnNote} /> : null}
      <ReportContent report={report.data} />
      <ReportHistory revisions={report.data.revisions} />
    </Page>
  );
}
