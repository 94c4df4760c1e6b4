import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { RequestFailed } from '../api/request-failed';
import { reportQuery } from './reports.intake';

/** One report of the registrar's own unit; fails as "not-found" when there is none. */
export function useReport(id: string, staleTime?: number) {
  return useQuery({
    queryKey: ['intake', 'reports', id],
    queryFn: async ({ signal }) => {
      const { report } = await request('intake', reportQuery, { id }, signal);
      if (!report) throw new RequestFailed('not-found');
      return report;
    },
    ...(staleTime === undefined ? {} : { staleTime }),
  });
}
