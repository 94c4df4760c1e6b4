import { Link } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import { Page } from '../../ui/page';
import { currentDraft, dropDraft, keepDraft } from './draft';
import type { Outcome } from './outcome';
import { ReportForm, useReportForm } from './report-form';
import { emptyReport } from './report-values';
import { register } from './send';
import { StoredPage } from './stored-page';
import { text } from './text';
import { useSubmission } from './use-submission';

type Stored = Extract<Outcome, { kind: 'stored' }>;

interface NewReportProps {
  readonly onStored: (stored: Stored) => void;
  readonly onStartAnew: () => void;
}

function NewReport({ onStored, onStartAnew }: NewReportProps): ReactNode {
  const [draft] = useState(currentDraft);
  /** Made once for this form: a retry after a lost connection carries the same id and so cannot become a second report. */
  const [id] = useState(() => draft?.id ?? crypto.randomUUID());
  const form = useReportForm({ ...emptyReport(), reason: '' });
  const [isRestored] = useState(() => {
    if (draft) form.reset({ ...draft.values, reason: '' }, { keepDefaultValues: true });
    return draft !== null;
  });
  const isFinished = useRef(false);
  const submission = useSubmission({
    id,
    isCorrection: false,
    send: (content) => register(id, content),
    onOutcome: (outcome) => {
      if (outcome.kind !== 'stored') return;
      isFinished.current = true;
      dropDraft();
      onStored(outcome);
    },
  });
  const startAnew = (): void => {
    isFinished.current = true;
    onStartAnew();
  };
  return (
    <Page title={text.newTitle} lead={text.newLead}>
      {isRestored ? (
        <p className="notice" role="status">
          {text.draftRestored}{' '}
          <button type="button" className="link-button" onClick={startAnew}>
            {text.dropDraft}
          </button>
        </p>
      ) : null}
      <ReportForm
        form={form}
        submission={submission}
        isCorrection={false}
        onLeave={(values) => {
          if (!isFinished.current) keepDraft({ id, values });
        }}
        cancel={
          <Link to="/meldingen" className="utrecht-link utrecht-link--html-a">
            {text.cancel}
          </Link>
        }
      />
    </Page>
  );
}

/** Registering a report; afterwards its number, and a way to the next one. */
export function NewReportPage(): ReactNode {
  const [stored, setStored] = useState<Stored | null>(null);
  const [round, setRound] = useState(0);
  if (stored) {
    return (
      <StoredPage
        stored={stored}
        onAnother={() => {
          setStored(null);
          setRound(round + 1);
        }}
      />
    );
  }
  return (
    <NewReport
      key={round}
      onStored={setStored}
      onStartAnew={() => {
        dropDraft();
        setRound(round + 1);
      }}
    />
  );
}
