import { addDays, addMonths, daysInMonth, type PlainDate } from '@register/kernel';
import type { TimeGrain } from '../measures/dimension';

/** A calendar year, quarter or month. */
export interface Period {
  /** '2024', '2024-Q1' or '2024-03'. */
  readonly code: string;
  readonly label: string;
  readonly grain: TimeGrain;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
}

const MONTH_NAMES = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

const MONTHS: Record<TimeGrain, number> = { year: 12, quarter: 3, month: 1 };

/** The period of a grain in which a day falls. */
export function periodAround(day: PlainDate, grain: TimeGrain): Period {
  const year = day.slice(0, 4);
  const length = MONTHS[grain];
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / length) * length + 1;
  const firstDay = `${year}-${String(first).padStart(2, '0')}-01`;
  const last = first + length - 1;
  const lastDay = `${year}-${String(last).padStart(2, '0')}-${daysInMonth(Number(year), last)}`;
  const quarter = (first + 2) / 3;
  switch (grain) {
    case 'year':
      return { code: year, label: year, grain, firstDay, lastDay };
    case 'quarter':
      return { code: `${year}-Q${quarter}`, label: `${quarter}e kwartaal ${year}`, grain, firstDay, lastDay };
    case 'month':
      return { code: day.slice(0, 7), label: `${MONTH_NAMES[first - 1]} ${year}`, grain, firstDay, lastDay };
  }
}

/** The periods of a grain from the one with the first day to the one with the last. */
export function periodsBetween(from: PlainDate, to: PlainDate, grain: TimeGrain): Period[] {
  const periods: Period[] = [];
  for (let period = periodAround(from, grain); period.firstDay <= to; period = periodAround(addDays(period.lastDay, 1), grain)) {
    periods.push(period);
  }
  return periods;
}

/**
 * Published rule: a figure is provisional until its period has ended a year before the peildatum, since late registrations,
 * corrections and withdrawals come in until then.
 */
export function isProvisional(period: Period, asOf: PlainDate): boolean {
  return period.lastDay > addMonths(asOf, -12);
}
