import { isPlainDate } from '@register/kernel';
import { textParameter } from '../../app/search';

/** Search parameters of the list of reports; dates yyyy-mm-dd, `na` is the cursor after which the page starts. */
export interface ListSearch {
  readonly nummer?: string | undefined;
  readonly soort?: string | undefined;
  readonly status?: string | undefined;
  readonly van?: string | undefined;
  readonly tot?: string | undefined;
  readonly na?: string | undefined;
}

function dateParameter(value: unknown): string | undefined {
  return isPlainDate(value) ? value : undefined;
}

/** Keeps what is usable of an address that anyone may have typed. */
export function listSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  return {
    nummer: textParameter(search['nummer'], 40),
    soort: textParameter(search['soort'], 40),
    status: textParameter(search['status'], 40),
    van: dateParameter(search['van']),
    tot: dateParameter(search['tot']),
    na: textParameter(search['na'], 500),
  };
}

/** The service's filter for a search; null when nothing is filtered. */
export function filterOf(search: ListSearch) {
  const filter = {
    reportNumber: search.nummer?.trim().toUpperCase(),
    reportType: search.soort,
    status: search.status,
    receivedFrom: search.van,
    receivedTo: search.tot,
  };
  return Object.values(filter).some((value) => value !== undefined) ? filter : null;
}
