import type { ReactNode } from 'react';
import { statusText } from './detail/text';

const LOOK: Readonly<Record<string, string>> = { registered: 'tag', corrected: 'tag tag--info', withdrawn: 'tag tag--error' };

/** Status of a report in words within a coloured frame. */
export function StatusTag({ status }: { readonly status: string }): ReactNode {
  return <span className={LOOK[status] ?? 'tag'}>{statusText(status)}</span>;
}
