import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { meQuery } from './me.intake';
import type { Person } from './session';

/** Name of the registrar's unit; the session knows only its code. Null for roles without a unit. */
export function useUnitName(person: Person): string | null {
  const { data } = useQuery({
    queryKey: ['intake', 'me', person.unitCode],
    queryFn: async ({ signal }) => (await request('intake', meQuery, {}, signal)).me,
    enabled: person.unitCode !== null && person.unitName === null,
    staleTime: Infinity,
  });
  return person.unitName ?? data?.unitName ?? person.unitCode;
}
