import { daysInMonth, isPlainDate, type PlainDate } from './plain-date';

/** A date as far as it is known: 'yyyy', 'yyyy-mm' or 'yyyy-mm-dd' (ISO 8601 reduced precision). */
export type PartialDate = string;

export function isPartialDate(text: unknown): text is PartialDate {
  if (typeof text !== 'string' || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  return isPlainDate(text + '0000-01-01'.slice(text.length));
}

/** The earliest day a partial date can mean. */
export function firstDay(date: PartialDate): PlainDate {
  return date + '0000-01-01'.slice(date.length);
}

/** The latest day a partial date can mean. */
export function lastDay(date: PartialDate): PlainDate {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7) return `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;
  return date;
}
