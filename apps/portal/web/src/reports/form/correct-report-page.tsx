import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { WholeReportFragment } from '../../generated/intake/graphql';
import { Page } from '../../ui/page';
import { Loading, QueryFailed } from '../../ui/query-state';
import { useReportCodes } from '../codes';
import { useReport } from '../use-report';
import { ConflictPanel, type Conflict } from './conflict-panel';
import { valuesOf } from './from-report';
import type { FormValues } from './form-values';
import { ReportForm, useReportForm } from './report-form';
import { readReport } from './report-input';
import { correct } from './send';
import { text } from './text';
import { merge, type Part } from './three-way';
import { useSubmission } from './use-submission';

const route = getRouteApi('/meldingen/$id/corrigeren');

/** True when the register already holds exactly what was sent: an earlier sending had arrived after all. */
function isAlreadyStored(current: WholeReportFragment, values: FormValues): boolean {
  return JSON.stringify(readReport(valuesOf(current.content)).input) === JSON.stringify(readReport(values).input);
}

function Correction({ report }: { readonly report: WholeReportFragment }): ReactNode {
  const navigate = useNavigate();
  const [start, setStart] = useState({ values: valuesOf(report.content), revision: report.revision });
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [notice, setNotice] = useState('');
  const form = useReportForm({ ...start.values, reason: '' });
  const codes = useReportCodes(report.content.receivedOn);
  const toReport = (): void => {
    void navigate({ to: '/meldingen/$id', params: { id: report.id } });
  };
  const submission = useSubmission({
    id: report.id,
    isCorrection: true,
    send: (content, reason) => correct(report.id, start.revision, reason, content),
    onOutcome: (outcome, values) => {
      if (outcome.kind === 'gone') return setNotice(text.gone);
      if (outcome.kind === 'stored' || isAlreadyStored(outcome.current, values)) return toReport();
      const { revision, recordedBy, recordedAt, content } = outcome.current;
      setNotice('');
      setConflict({ base: start.values, mine: values, theirs: valuesOf(content), revision, recordedBy, recordedAt });
    },
  });
  const proceed = (alsoTheirs: ReadonlySet<Part>): void => {
    if (!conflict) return;
    const mine = form.getValues();
    form.reset({ ...merge(conflict.base, mine, conflict.theirs, alsoTheirs), reason: mine.reason }, { keepDefaultValues: true });
    setStart({ values: conflict.theirs, revision: conflict.revision });
    setNotice(text.conflict.proceeded(conflict.revision));
    setConflict(null);
  };
  return (
    <>
      <p className={notice === '' ? 'visually-hidden' : 'notice'} role="status">
        {notice}
      </p>
      {conflict && codes.data ? <ConflictPanel conflict={conflict} codes={codes.data} onProceed={proceed} /> : null}
      <ReportForm
        form={form}
        submission={submission}
        isCorrection
        cancel={
          <Link to="/meldingen/$id" params={{ id: report.id }} className="utrecht-link utrecht-link--html-a">
            {text.cancel}
          </Link>
        }
      />
    </>
  );
}

/** Correcting a report: the form filled with its newest version, sent with a reason and the version it was based on. */
export function CorrectReportPage(): ReactNode {
  const { id } = route.useParams();
  const report = useReport(id, Infinity);
  return (
    <Page title={text.correctTitle} lead={text.correctLead} {...(report.data ? { eyebrow: report.data.reportNumber } : {})}>
      {report.isPending ? <Loading /> : null}
      {report.isError ? <QueryFailed error={report.error} onRetry={() => void report.refetch()} /> : null}
      {report.data ? <Correction key={report.data.id} report={report.data} /> : null}
    </Page>
  );
}
