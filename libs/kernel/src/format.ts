import type { PlainDate } from './plain-date';

const count = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const amount = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });
const longDate = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** A whole number as the Dutch write it: 1.234. */
export function formatCount(value: number): string {
  return count.format(value);
}

/** Euros as the Dutch write them: € 1.234,50. */
export function formatAmount(value: number): string {
  return amount.format(value);
}

/** 24 november 2026. */
export function formatDate(date: PlainDate): string {
  return longDate.format(new Date(`${date}T00:00:00Z`));
}

/** 24-11-2026. */
export function formatShortDate(date: PlainDate): string {
  return date.split('-').reverse().join('-');
}
