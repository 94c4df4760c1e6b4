import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../ui/page';
import type { Outcome } from './outcome';
import { text } from './text';
import { Warnings } from './warnings';

interface StoredPageProps {
  readonly stored: Extract<Outcome, { kind: 'stored' }>;
  readonly onAnother: () => void;
}

/** Shown once a report is stored: its number, what the rules noticed, and what can be done next. */
export function StoredPage({ stored, onAnother }: StoredPageProps): ReactNode {
  return (
    <Page title={text.done.title} narrow>
      <div className="stored">
        <p className="stored__label">{text.done.number}</p>
        <p className="stored__number">{stored.reportNumber}</p>
        <p className="utrecht-paragraph">{text.done.body}</p>
      </div>
      <Warnings warnings={stored.warnings} />
      <div className="actions">
        <button type="button" className="utrecht-button utrecht-button--primary-action" onClick={onAnother}>
          {text.done.another}
        </button>
        <Link to="/meldingen/$id" params={{ id: stored.id }} className="utrecht-link utrecht-link--html-a">
          {text.done.view}
        </Link>
        <Link to="/meldingen" className="utrecht-link utrecht-link--html-a">
          {text.done.list}
        </Link>
      </div>
    </Page>
  );
}
