import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { failureOf } from './request-failed';

/** Has the session looked at anew when a service says that nobody is logged in any more. */
export function noticeExpiry(client: QueryClient, error: unknown): void {
  if (failureOf(error) === 'session') void client.invalidateQueries({ queryKey: ['session'] });
}

/** One cache for the page. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => noticeExpiry(client, error);
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && ['network', 'unavailable'].includes(failureOf(error)),
      },
    },
  });
  return client;
}
