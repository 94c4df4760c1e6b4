import { addDays, newId, type PlainDate } from '@register/kernel';
import type { Chance } from './chance';

/** Who recorded every demonstration record: plainly no person. */
export const DEMO = 'demo';

/** An instant on a day in office hours, so that its legal day in the Netherlands is that day. */
export function drawMoment(chance: Chance, day: PlainDate): Date {
  // Between 06:00 and 19:59 UTC it is the same day in Amsterdam, summer and winter.
  return new Date(Date.parse(`${day}T06:00:00Z`) + Math.floor(chance.next() * 14 * 3_600_000));
}

/** A UUID (version 7) made at an instant. */
export function drawId(chance: Chance, at: Date): string {
  return newId(
    () => at,
    (size) => chance.bytes(size),
  );
}

/** A day some days later, or null when that day has not come yet. */
export function laterDay(day: PlainDate, days: number, lastDay: PlainDate): PlainDate | null {
  const later = addDays(day, Math.max(0, Math.floor(days)));
  return later <= lastDay ? later : null;
}

/** Days from the receipt of a report to its recording: mostly at once, sometimes weeks (assumption). */
export function drawRecordingDelay(chance: Chance): number {
  const kind = chance.next();
  if (kind < 0.58) return 0;
  if (kind < 0.9) return chance.between(1, 6);
  return 7 + Math.min(120, Math.floor(chance.exponential(14)));
}
