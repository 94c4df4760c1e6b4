import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { request } from '../api/request';
import { refreshedQuery } from './refreshed.figures';
import { text } from './text';

/** When the figures were last refreshed and whether demonstration data are loaded; every role may ask this. */
export function useRefreshed() {
  return useQuery({
    queryKey: ['figures', 'refreshed'],
    queryFn: async ({ signal }) => (await request('figures', refreshedQuery, {}, signal)).refreshed,
    refetchInterval: 60_000,
  });
}

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
