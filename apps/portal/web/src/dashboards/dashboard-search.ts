import { isPlainDate } from '@register/kernel';
import { textParameter } from '../app/search';
import type { FilterDimension } from './dashboard-definition';

/** Name in the address of each dimension a reader can filter on. */
export const PARAMETER_OF = {
  unit: 'eenheid',
  'victim-sex': 'geslacht',
  'victim-age-class': 'leeftijd',
  motive: 'motief',
  platform: 'platform',
  article: 'artikel',
} as const satisfies Record<FilterDimension, string>;

export type FilterParameter = (typeof PARAMETER_OF)[FilterDimension];

/** State of a dashboard that stands in the address: period in years, peildatum, and one member per filtered dimension. */
export interface DashboardSearch extends Readonly<Partial<Record<FilterParameter, string | undefined>>> {
  readonly van?: number | undefined;
  readonly tot?: number | undefined;
  readonly peildatum?: string | undefined;
}

function year(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^(19|20|21)\d{2}$/.test(text) ? Number(text) : undefined;
}

/** Keeps what is usable of an address that anyone may have typed. */
export function dashboardSearch(search: Readonly<Record<string, unknown>>): DashboardSearch {
  const asOf = search['peildatum'];
  return {
    van: year(search['van']),
    tot: year(search['tot']),
    peildatum: isPlainDate(asOf) ? asOf : undefined,
    eenheid: textParameter(search['eenheid'], 40),
    geslacht: textParameter(search['geslacht'], 40),
    leeftijd: textParameter(search['leeftijd'], 40),
    motief: textParameter(search['motief'], 40),
    platform: textParameter(search['platform'], 40),
    artikel: textParameter(search['artikel'], 80),
  };
}
