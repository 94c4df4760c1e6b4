import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import type { FiguresInput } from '../generated/figures/graphql';
import type { FilterDimension } from './dashboard-definition';
import { contextQuery, figuresQuery } from './tables.figures';

/** Asks one table; the table of the question before it stays until the new one is there. */
export function useFigures(input: FiguresInput | null) {
  return useQuery({
    queryKey: ['figures', 'table', input],
    queryFn: async ({ signal }) => {
      if (!input) return null;
      return (await request('figures', figuresQuery, { input }, signal)).figures;
    },
    enabled: input !== null,
    placeholderData: keepPreviousData,
  });
}

export function useContextSeries(series: string) {
  return useQuery({
    queryKey: ['figures', 'context', series],
    queryFn: async ({ signal }) => (await request('figures', contextQuery, { series }, signal)).context,
    staleTime: Infinity,
  });
}

/** Members a reader can filter on, as the service names them in an unfiltered table of the measure. */
export function useMembers(measure: string, dimension: FilterDimension, period: Pick<FiguresInput, 'from' | 'to' | 'asOf'> | null) {
  const { data } = useFigures(
    period ? { measure, by: [dimension], from: period.from, to: period.to, asOf: period.asOf, filter: [] } : null,
  );
  if (data?.__typename !== 'FigureTable') return [];
  return data.dimensions[0]?.members.filter(({ code }) => code !== '*') ?? [];
}
