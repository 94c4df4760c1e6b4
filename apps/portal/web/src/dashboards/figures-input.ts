import type { PlainDate } from '@register/kernel';
import type { FiguresInput } from '../generated/figures/graphql';
import type { FigureChart, FilterDimension } from './dashboard-definition';
import { PARAMETER_OF, type DashboardSearch } from './dashboard-search';

/** What the figures service said about itself: first day of registration and newest peildatum, yyyy-mm-dd. */
export interface Horizon {
  readonly registrationBegan: PlainDate;
  readonly asOf: PlainDate;
}

/** Years shown before registration began, so that "not registered" is seen and not taken for zero. */
const YEARS_BEFORE = 2;

export interface Period {
  readonly fromYear: number;
  readonly toYear: number;
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** Period in years: as asked, else from shortly before registration began until the peildatum; never upside down. */
export function periodOf(search: DashboardSearch, horizon: Horizon): Period {
  const fromYear = search.van ?? yearOf(horizon.registrationBegan) - YEARS_BEFORE;
  const toYear = search.tot ?? yearOf(asOfDay(search, horizon));
  return { fromYear: Math.min(fromYear, toYear), toYear: Math.max(fromYear, toYear) };
}

/** Peildatum: as asked, else the newest. */
export function asOfDay(search: DashboardSearch, horizon: Horizon): PlainDate {
  return search.peildatum ?? horizon.asOf;
}

/** Years of the period in which the phenomenon was not registered at all. */
export function unregisteredYears(period: Period, registrationBegan: PlainDate): number[] {
  const last = Math.min(period.toYear, yearOf(registrationBegan) - 1);
  return Array.from({ length: Math.max(0, last - period.fromYear + 1) }, (_, index) => period.fromYear + index);
}

function filtersOf(search: DashboardSearch, dimensions: readonly FilterDimension[], own: FigureChart['filter']): FiguresInput['filter'] {
  const page = dimensions.flatMap((dimension) => {
    const member = search[PARAMETER_OF[dimension]];
    return member === undefined ? [] : [{ dimension, members: [member] }];
  });
  return [...page, ...(own ?? [])];
}

type Question = Pick<FigureChart, 'measure' | 'by' | 'filter'>;

/**
 * What a chart asks of the figures service; null when the whole period lies before registration began. The period asked is the part
 * in which there was registration, until the peildatum at the latest.
 */
export function figuresInput(
  question: Question,
  dimensions: readonly FilterDimension[],
  search: DashboardSearch,
  horizon: Horizon,
): FiguresInput | null {
  const { fromYear, toYear } = periodOf(search, horizon);
  const asOf = asOfDay(search, horizon);
  const [first, last] = [`${fromYear}-01-01`, `${toYear}-12-31`];
  const from = first < horizon.registrationBegan ? horizon.registrationBegan : first;
  const to = last > asOf ? asOf : last;
  if (from > to) return null;
  return { measure: question.measure, by: [...question.by], from, to, asOf, filter: filtersOf(search, dimensions, question.filter) ?? [] };
}
