import { isPartialDate, isPlainDate } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import { problem, quoted } from './finding';

type Optional<T> = T | null | undefined;

/** Name of a date field in Dutch, with its article: 'De datum van ontvangst'. */
export interface DateField {
  readonly path: string;
  readonly name: string;
}

/** Invalid or future day; a missing value gives nothing. */
export function dayFindings({ path, name }: DateField, value: Optional<string>, today: PlainDate): Finding[] {
  if (value === null || value === undefined) return [];
  if (!isPlainDate(value)) {
    return [
      problem(
        path,
        'invalid-date',
        `${name} is geen bestaande datum: ${quoted(value)}. Vul een datum in als 2024-05-31 (jaar, maand, dag).`,
      ),
    ];
  }
  return value > today ? [problem(path, 'future-date', `${name} ligt in de toekomst. Vul een datum in tot en met vandaag.`)] : [];
}

/** Invalid or future partial date ('yyyy', 'yyyy-mm' or 'yyyy-mm-dd'); a missing value gives nothing. */
export function partialDayFindings({ path, name }: DateField, value: Optional<string>, today: PlainDate): Finding[] {
  if (value === null || value === undefined) return [];
  if (!isPartialDate(value)) {
    return [
      problem(
        path,
        'invalid-date',
        `${name} is geen bestaande datum: ${quoted(value)}. Vul in wat bekend is: 2024, 2024-05 of 2024-05-31.`,
      ),
    ];
  }
  return value > today.slice(0, value.length)
    ? [problem(path, 'future-date', `${name} ligt in de toekomst. Vul een datum in tot en met vandaag.`)]
    : [];
}

/** The value when it is an existing day; null otherwise. */
export function asDay(value: Optional<string>): PlainDate | null {
  return isPlainDate(value) ? value : null;
}

/** A finding when the day at `later.path` lies before the other; nothing when either is unknown. */
export function orderFindings(
  later: DateField & { readonly day: PlainDate | null },
  earlier: { readonly name: string; readonly day: PlainDate | null },
): Finding[] {
  if (later.day === null || earlier.day === null || later.day >= earlier.day) return [];
  return [problem(later.path, 'date-order', `${later.name} ligt vóór ${earlier.name}. Controleer beide datums.`)];
}
