import { addDays, legalDate, type PlainDate } from '@register/kernel';

const MINUTE_MS = 60_000;
/** Minutes that the Netherlands can be ahead of UTC, summer first, so that of an hour that comes twice the first is taken. */
const OFFSETS = [120, 60] as const;

const clockTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' });

/** The moment of a night: once a day, also when the hour comes twice; when the clock skips it, an hour later. */
export function nightlyOn(day: PlainDate, at: string): Date {
  const asUtc = Date.parse(`${day}T${at}:00Z`);
  const moments = OFFSETS.map((offset) => new Date(asUtc - offset * MINUTE_MS));
  const reached = moments.find((moment) => `${legalDate(moment)} ${clockTime.format(moment)}` >= `${day} ${at}`);
  if (!reached) throw new Error(`no moment ${day} ${at} in the Netherlands`);
  return reached;
}

/** The first nightly moment after an instant. */
export function nextNightly(after: Date, at: string): Date {
  const today = nightlyOn(legalDate(after), at);
  return today > after ? today : nightlyOn(addDays(legalDate(after), 1), at);
}

/** A minute in UTC as a crontab sees it: without its year. */
export interface CrontabMinute {
  readonly min: number;
  readonly hour: number;
  readonly date: number;
  readonly month: number;
  /** Day of the week, Sunday is 0. */
  readonly dow: number;
}

/** Whether a minute is that of a night; the day of the week tells which of the years around now is meant. */
export function isNightly(minute: CrontabMinute, at: string, now: Date): boolean {
  const year = now.getUTCFullYear();
  return [year - 1, year, year + 1].some((candidate) => {
    const moment = new Date(Date.UTC(candidate, minute.month - 1, minute.date, minute.hour, minute.min));
    return moment.getUTCDay() === minute.dow && nightlyOn(legalDate(moment), at).getTime() === moment.getTime();
  });
}
