import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { request } from '../../api/request';
import { failureOf } from '../../api/request-failed';
import { Alert } from '../../ui/alert';
import { formatInstant } from '../../ui/format-instant';
import { Page } from '../../ui/page';
import { Loading, QueryFailed } from '../../ui/query-state';
import { text as uiText } from '../../ui/text';
import { withdrawReportMutation } from '../reports.intake';
import { useReport } from '../use-report';
import { text } from './text';

const route = getRouteApi('/meldingen/$id/intrekken');

/** Withdraws one version of a report; gives the reason why not, or nothing when it is done. */
async function withdraw(id: string, expectedRevision: number, reason: string): Promise<string | null> {
  const { withdrawReport: result } = await request('intake', withdrawReportMutation, { input: { id, expectedRevision, reason } });
  switch (result.__typename) {
    case 'ReportCorrected':
      return null;
    case 'ReportRefused':
      return result.problems.map((problem) => problem.message).join(' ');
    case 'ReportConflict':
      return text.conflict(result.current.revision, result.current.recordedBy, formatInstant(result.current.recordedAt));
    case 'ReportNotFound':
      return text.gone;
  }
}

function WithdrawForm({ id, revision }: { readonly id: string; readonly revision: number }): ReactNode {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const mutation = useMutation({
    mutationFn: () => withdraw(id, revision, reason.trim()),
    onSuccess: async (why) => {
      await client.invalidateQueries({ queryKey: ['intake', 'reports'] });
      if (why === null) await navigate({ to: '/meldingen/$id', params: { id } });
      else setRefusal(why);
    },
    onError: (error) => setRefusal(uiText.failed[failureOf(error)]),
  });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const length = reason.trim().length;
        if (length < 3 || length > 1000) return setRefusal(text.reasonProblem);
        setRefusal(null);
        if (!mutation.isPending) mutation.mutate();
      }}
    >
      <div role="alert">
        {refusal === null ? null : (
          <Alert kind="error" title={text.refusedTitle}>
            <p className="utrecht-paragraph">{refusal}</p>
          </Alert>
        )}
      </div>
      <div className="field utrecht-form-field">
        <label className="utrecht-form-label" htmlFor="reden">
          {text.reason}
        </label>
        <p className="utrecht-form-field-description" id="reden-hint">
          {text.reasonHint}
        </p>
        <textarea
          id="reden"
          rows={3}
          className="utrecht-textarea utrecht-textarea--html-textarea"
          aria-describedby="reden-hint"
          aria-required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="actions">
        <button type="submit" className="utrecht-button utrecht-button--primary-action" aria-disabled={mutation.isPending}>
          {text.submitWithdraw}
        </button>
        <Link to="/meldingen/$id" params={{ id }} className="utrecht-link utrecht-link--html-a">
          {text.cancel}
        </Link>
      </div>
    </form>
  );
}

/** Withdrawing a report, with a reason; the version that was read is the one that is withdrawn. */
export function WithdrawReportPage(): ReactNode {
  const { id } = route.useParams();
  const report = useReport(id, Infinity);
  return (
    <Page title={text.withdrawTitle} lead={text.withdrawLead} narrow {...(report.data ? { eyebrow: report.data.reportNumber } : {})}>
      {report.isPending ? <Loading /> : null}
      {report.isError ? <QueryFailed error={report.error} onRetry={() => void report.refetch()} /> : null}
      {report.data ? <WithdrawForm id={id} revision={report.data.revision} /> : null}
    </Page>
  );
}
