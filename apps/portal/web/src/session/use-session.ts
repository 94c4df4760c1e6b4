import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { fetchSession, type Person, type SessionState } from './session';

const KEY = ['session'];

/** Who is logged in; asked again when the window gets the focus back after the session expired. */
export function useSession(): UseQueryResult<SessionState> {
  const client = useQueryClient();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<SessionState>(KEY);
      const now = await fetchSession(before, signal);
      if (before?.state === 'expired' && now.state === 'in')
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] });
      return now;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: (query) => (query.state.data?.state === 'expired' ? 'always' : false),
    refetchInterval: (query) => (query.state.data?.state === 'expired' ? 5_000 : false),
  });
}

/** The person the page works for; null until the session is known. */
export function usePerson(): Person | null {
  const { data } = useSession();
  return data && data.state !== 'out' ? data.person : null;
}
