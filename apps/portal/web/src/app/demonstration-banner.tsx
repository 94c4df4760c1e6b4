import type { ReactNode } from 'react';
import { text } from './text';
import { useRefreshed } from './use-refreshed';

/** Stands on every screen, printed pages included, while demonstration data are loaded. */
export function DemonstrationBanner(): ReactNode {
  const { data } = useRefreshed();
  if (!data?.demonstration) return null;
  return (
    <p className="demonstration" role="note">
      <strong>{text.demonstrationTitle}</strong> {text.demonstration}
    </p>
  );
}
