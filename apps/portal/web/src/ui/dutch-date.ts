import { isPartialDate, isPlainDate, type PartialDate, type PlainDate } from '@register/kernel';

function pad(digits: string): string {
  return digits.padStart(2, '0');
}

/** What was typed as dd-mm-jjjj, mm-jjjj or jjjj, also with / . or spaces, or as eight digits; null when it is no existing date. */
export function readPartialDate(typed: string): PartialDate | null {
  const text = typed.trim();
  const parts = /^\d{8}$/.test(text) ? [text.slice(0, 2), text.slice(2, 4), text.slice(4)] : text.split(/[-/. ]+/);
  if (!parts.every((part) => /^\d+$/.test(part)) || parts.length > 3) return null;
  const [year, month, day] = parts.reverse();
  const date = [year, month, day]
    .filter((part) => part !== undefined)
    .map(pad)
    .join('-');
  return isPartialDate(date) ? date : null;
}

/** What was typed as a whole day; null when it is no existing day of the years 1900 to 2199. */
export function readDate(typed: string): PlainDate | null {
  const date = readPartialDate(typed);
  return isPlainDate(date) ? date : null;
}

/** A date as far as it is known, written as it is typed: 2024-03 becomes 03-2024. */
export function writeDate(date: PartialDate): string {
  return date.split('-').reverse().join('-');
}
