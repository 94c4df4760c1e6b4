import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { request } from '../api/request';
import { refreshedQuery } from './refreshed.figures';

/** What is made from the build that is served: asked again once another is. */
const OF_A_BUILD = [
  ['figures', 'table'],
  ['figures', 'answer'],
];

/** When the figures were last refreshed, whether that is as expected, and whether demonstration data are loaded; every role may ask this. */
export function useRefreshed() {
  return useQuery({
    queryKey: ['figures', 'refreshed'],
    queryFn: async ({ signal }) => (await request('figures', refreshedQuery, {}, signal)).refreshed,
    refetchInterval: 60_000,
  });
}

/** Keeps the figures of the page those of the build that it names. */
export function useFiguresOfBuild(builtAt: string | null): void {
  const client = useQueryClient();
  const shown = useRef(builtAt);
  useEffect(() => {
    if (shown.current !== null && shown.current !== builtAt) {
      for (const queryKey of OF_A_BUILD) void client.invalidateQueries({ queryKey });
    }
    shown.current = builtAt;
  }, [client, builtAt]);
}
