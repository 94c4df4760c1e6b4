import { addDays, firstDay, lastDay, type PartialDate, type PlainDate } from '@register/kernel';
import type { Chance } from './chance';

/** When the act was done, as the victim knows it; first and last are the days it can mean. */
export interface Act {
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  /** The day the generator had in mind; decides on platform and law. */
  readonly day: PlainDate;
}

/** Days from act to report: half within days, a third within weeks, the rest with a long tail of years (assumption). */
function drawReportingDelay(chance: Chance): number {
  const kind = chance.next();
  if (kind < 0.5) return chance.between(0, 3);
  if (kind < 0.82) return 3 + Math.floor(chance.exponential(14));
  return 20 + Math.min(1800, Math.floor(chance.exponential(190)));
}

/** When the act behind a report received on a day was done; partial or unknown dates come with long delays. */
export function drawAct(chance: Chance, receivedOn: PlainDate): Act {
  const delay = drawReportingDelay(chance);
  const day = addDays(receivedOn, -delay);
  const precision = chance.next();
  if (delay > 60 && precision < 0.12) return partialAct(day.slice(0, 4), day, receivedOn);
  if (delay > 30 && precision < 0.35) return partialAct(day.slice(0, 7), day, receivedOn);
  if (precision < 0.02) return { from: null, to: null, day };
  const duration = chance.happens(0.4) ? Math.min(delay, Math.floor(chance.exponential(10))) : 0;
  return { from: day, to: duration > 0 ? addDays(day, duration) : null, day };
}

/** A partial date that can only mean days before the report; else the whole day. */
function partialAct(from: PartialDate, day: PlainDate, receivedOn: PlainDate): Act {
  return lastDay(from) <= receivedOn ? { from, to: null, day } : { from: day, to: null, day };
}

/** First and last day that an act can mean; null when unknown. */
export function actDays(act: Act): { readonly first: PlainDate; readonly last: PlainDate } | null {
  return act.from === null ? null : { first: firstDay(act.from), last: lastDay(act.to ?? act.from) };
}
