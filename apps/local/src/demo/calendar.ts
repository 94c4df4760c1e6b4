import { addDays, daysBetween, type PlainDate } from '@register/kernel';
import { growthOf, TARGETS } from './targets';

/** Weeks in which bluff mail came in waves: first and last day (assumption, after the waves known from abroad). */
const WAVES: readonly (readonly [PlainDate, PlainDate])[] = [
  ['2018-07-16', '2018-09-09'],
  ['2020-04-13', '2020-05-24'],
  ['2022-02-07', '2022-03-20'],
  ['2025-01-13', '2025-02-23'],
];

/** Fewer reports at weekends (Sunday first; assumption). */
const WEEKDAY = [0.75, 1.12, 1.1, 1.06, 1.05, 1.04, 0.88] as const;

/** What a day of the demonstration period holds, as shares of all reports. */
interface Day {
  readonly date: PlainDate;
  /** Share of all reports up to and including this day. */
  readonly upTo: number;
  /** Of this day's reports, the share that is bluff mail. */
  readonly bluffShare: number;
}

/** Spreads a number of reports over the days from the first to the last day. */
export interface Calendar {
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** Day of a report by its place in the whole series (0 is first, 1 is last). */
  at(place: number): { readonly date: PlainDate; readonly bluffShare: number };
}

function inWave(date: PlainDate): boolean {
  return WAVES.some(([first, last]) => first <= date && date <= last);
}

function weightsOf(date: PlainDate, weekday: number): number {
  const year = Number(date.slice(0, 4));
  const part = (Number(date.slice(5, 7)) - 0.5) / 12;
  // Half-way between the years around it, so that the series grows within the year too; the yearly sums keep the table's proportions nearly.
  const slope = (growthOf(year + 1) - growthOf(year - 1)) / 2;
  const level = growthOf(year) + slope * (part - 0.5) * 0.5;
  return Math.max(level, 0.2) * (WEEKDAY[weekday] ?? 1);
}

/** Calendar of reports received from `first` to `last`, both included; waves of bluff mail lie on top of the growth. */
export function createCalendar(first: PlainDate, last: PlainDate): Calendar {
  const nDays = daysBetween(first, last) + 1;
  if (nDays < 1) throw new Error(`no days from ${first} to ${last}`);
  const dates = Array.from({ length: nDays }, (_, index) => addDays(first, index));
  const startWeekday = (daysBetween('2018-01-07', first) % 7) + 7;
  const real = dates.map((date, index) => weightsOf(date, (startWeekday + index) % 7));
  const totalReal = real.reduce((sum, weight) => sum + weight, 0);
  const waveDays = dates.filter(inWave).length;
  const bluff = TARGETS.bluffMailShare.value;
  const perWaveDay = waveDays === 0 ? 0 : (totalReal * bluff) / (1 - bluff) / waveDays;
  const total = totalReal + perWaveDay * waveDays;
  let sum = 0;
  const days: Day[] = dates.map((date, index) => {
    const own = real[index] ?? 0;
    const wave = inWave(date) ? perWaveDay : 0;
    sum += own + wave;
    return { date, upTo: sum / total, bluffShare: wave / (own + wave) };
  });
  return { first, last, at: (place) => findDay(days, place) };
}

function findDay(days: readonly Day[], place: number): Day {
  let [low, high] = [0, days.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.upTo ?? 1) > place) high = middle;
    else low = middle + 1;
  }
  const day = days[low];
  if (!day) throw new Error('a calendar has at least one day');
  return day;
}
