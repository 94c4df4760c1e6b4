import { useEffect, useRef, type ReactNode } from 'react';
import { failureOf } from '../../api/request-failed';
import { Alert } from '../../ui/alert';
import { text as uiText } from '../../ui/text';
import { ErrorSummary } from './error-summary';
import { text } from './text';
import type { Verdict } from './use-submission';
import { Warnings } from './warnings';

interface VerdictPanelProps {
  readonly verdict: Verdict;
  readonly isCorrection: boolean;
  readonly onSendAgain: () => void;
}

function Lost({ isCorrection, onSendAgain }: Omit<VerdictPanelProps, 'verdict'>): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Alert kind="warning" title={text.lostTitle} headingRef={heading}>
      <p className="utrecht-paragraph">{isCorrection ? text.lostCorrection : text.lostBody}</p>
      <p className="actions">
        <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={onSendAgain}>
          {text.sendAgain}
        </button>
      </p>
    </Alert>
  );
}

/** What came of the last sending, above the form. */
export function VerdictPanel({ verdict, isCorrection, onSendAgain }: VerdictPanelProps): ReactNode {
  switch (verdict.kind) {
    case 'none':
      return null;
    case 'problems':
      return <ErrorSummary problems={verdict.problems} />;
    case 'acceptable':
      return (
        <div role="status" className="stack">
          <Alert kind="ok" title={text.acceptable} />
          <Warnings warnings={verdict.warnings} />
        </div>
      );
    case 'lost':
      return <Lost isCorrection={isCorrection} onSendAgain={onSendAgain} />;
    case 'failed':
      return (
        <Alert kind="error" title={text.failedTitle} role="alert">
          <p className="utrecht-paragraph">{uiText.failed[failureOf(verdict.error)]}</p>
        </Alert>
      );
  }
}
