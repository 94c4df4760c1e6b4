import type { ReactNode } from 'react';
import { failureOf } from '../api/request-failed';
import { Alert } from './alert';
import { text } from './text';

interface LoadingProps {
  readonly label?: string;
  /** True on a page that announces its loading elsewhere, once for all its parts. */
  readonly isQuiet?: boolean;
}

/** Placeholder while data are on their way; announced politely. */
export function Loading({ label = text.loading, isQuiet = false }: LoadingProps): ReactNode {
  return (
    <p className="loading" role={isQuiet ? undefined : 'status'}>
      <span className="loading__mark" aria-hidden="true" />
      {label}
    </p>
  );
}

interface QueryFailedProps extends Pick<LoadingProps, 'isQuiet'> {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Says in words why nothing can be shown, and offers to try again. */
export function QueryFailed({ error, onRetry, isQuiet = false }: QueryFailedProps): ReactNode {
  return (
    <Alert kind="error" title={text.failedTitle} role={isQuiet ? 'group' : 'alert'}>
      <p className="utrecht-paragraph">{text.failed[failureOf(error)]}</p>
      <p className="actions">
        <button type="button" className="utrecht-button utrecht-button--secondary-action" onClick={onRetry}>
          {text.retry}
        </button>
      </p>
    </Alert>
  );
}
