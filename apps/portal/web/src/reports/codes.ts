import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../api/request';
import { modusCodesQuery, personCodesQuery, reportCodesQuery } from './codes.intake';

const LISTS = [
  'reportType',
  'phenomenon',
  'subtype',
  'routeIn',
  'outcome',
  'referral',
  'sex',
  'ageBand',
  'relation',
  'country',
  'placeKind',
  'platform',
  'material',
  'demand',
  'motive',
  'paymentMethod',
  'complied',
  'imagesSpread',
] as const;
type ListName = (typeof LISTS)[number];

export interface CodeLabel {
  readonly code: string;
  readonly label: string;
}

/** Every code list a report needs, as in force on one day. */
export type ReportCodes = Readonly<Record<ListName, readonly CodeLabel[]>>;

async function fetchCodes(on: string | null, signal: AbortSignal): Promise<ReportCodes> {
  const [report, person, modus] = await Promise.all([
    request('intake', reportCodesQuery, { on }, signal),
    request('intake', personCodesQuery, { on }, signal),
    request('intake', modusCodesQuery, { on }, signal),
  ]);
  return { ...report, ...person, ...modus };
}

/** Code lists on a day (null: today); while another day is fetched the lists of the day before it stay. */
export function useReportCodes(on: string | null) {
  return useQuery({
    queryKey: ['intake', 'codes', on],
    queryFn: ({ signal }) => fetchCodes(on, signal),
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });
}

/** Dutch label of a code; the code itself when the list does not know it (any more). */
export function labelOf(list: readonly CodeLabel[], code: string | null): string | null {
  return code === null ? null : (list.find((entry) => entry.code === code)?.label ?? code);
}
