import type { ReactNode } from 'react';
import { failureOf } from '../api/request-failed';
import { Alert } from './alert';
import { text } from './text';

/** Placeholder while data are on their way; announced politely. */
export function Loading({ label = text.loading }: { readonly label?: string }): ReactNode {
  return (
    <p className="loading" role="status">
      <span className="loading__mark" aria-hidden="true" />
      {label}
    </p>
  );
}

/** Says in words why nothing can be shown, and offers to try again. */
export function QueryFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactNode {
  return (
    <Alert kind="error" title={text.failedTitle} role="alert">
      <p className="utrecht-paragraph">{text.failed[failureOf(error)]}</p>
      <p className="actions">
        <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={onRetry}>
          {text.retry}
        </button>
      </p>
    </Alert>
  );
}
