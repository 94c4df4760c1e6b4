import { addDays, type PlainDate } from '@register/kernel';
import type { ComplaintDraft, OffenceDraft } from '@register/registry';
import { actDays, type Act } from './acts';
import type { Chance } from './chance';
import type { Law } from './offences';

/** The klacht of a report: made with most aangiften, missing with a fifth of them, and late where the victim waited (assumption). */
export function drawComplaint(
  chance: Chance,
  law: Law,
  offences: readonly OffenceDraft[],
  reportType: string,
  act: Act,
  receivedOn: PlainDate,
): ComplaintDraft | null {
  if (!offences.some((offence) => law.requiresComplaint(offence))) return null;
  const days = actDays(act);
  // Before a partial act is over the victim may know already, but the register then only knows the report's own day.
  const known = days === null || days.last > receivedOn || days.first !== days.last ? receivedOn : days.last;
  const knownOn = chance.happens(0.75) ? known : null;
  if (reportType !== 'aangifte') return { requested: chance.happens(0.5) ? false : null, filedOn: null, knownOn };
  if (chance.happens(0.2)) return { requested: false, filedOn: null, knownOn };
  const filedOn = chance.happens(0.85) ? receivedOn : addDays(receivedOn, -chance.between(0, 3));
  // A klacht is filed neither before the victim knew nor before the act.
  const earliest = knownOn ?? days?.first ?? filedOn;
  return { requested: true, filedOn: filedOn < earliest ? receivedOn : filedOn, knownOn };
}
