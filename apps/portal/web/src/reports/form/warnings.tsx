import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert';
import { text } from './text';

/** What the rules noticed without refusing. */
export function Warnings({ warnings }: { readonly warnings: readonly { readonly path: string; readonly message: string }[] }): ReactNode {
  if (warnings.length === 0) return null;
  return (
    <Alert kind="warning" title={text.warningsTitle}>
      <ul className="problem-list">
        {warnings.map((warning) => (
          <li key={`${warning.path} ${warning.message}`}>{warning.message}</li>
        ))}
      </ul>
    </Alert>
  );
}
