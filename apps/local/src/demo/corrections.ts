import { legalDate } from '@register/kernel';
import type { ModusDraft, ReportDraft, ReportImport, RevisionImport, VictimDraft } from '@register/registry';
import type { Chance, Weights } from './chance';
import { DEMO, drawMoment, laterDay } from './moments';
import type { World } from './reports';

/** What corrections are about (assumption). */
type Kind = 'withdrawn' | 'bluff' | 'complaint' | 'age' | 'platform' | 'money' | 'outcome' | 'suspect';
const KINDS: Weights<Kind> = {
  withdrawn: 0.08,
  bluff: 0.1,
  complaint: 0.2,
  age: 0.2,
  platform: 0.12,
  money: 0.08,
  outcome: 0.14,
  suspect: 0.08,
};

const REASONS: Readonly<Record<Kind, string>> = {
  withdrawn: 'Dubbel geregistreerd (demonstratie)',
  bluff: 'Bij nader onderzoek een bluf-mail zonder beelden (demonstratie)',
  complaint: 'Slachtoffer heeft alsnog aangifte gedaan (demonstratie)',
  age: 'Leeftijd van het slachtoffer nagegaan (demonstratie)',
  platform: 'Platform van het eerste contact nagegaan (demonstratie)',
  money: 'Betaling gebleken uit rekeningafschrift (demonstratie)',
  outcome: 'Afdoening bijgewerkt (demonstratie)',
  suspect: 'Verdachte in beeld gekomen (demonstratie)',
};

function withModus(draft: ReportDraft, change: Partial<ModusDraft>): ReportDraft {
  return { ...draft, modus: { ...(draft.modus ?? { demands: [] }), ...change } };
}

function withAge(chance: Chance, draft: ReportDraft): ReportDraft {
  const [first, ...others] = draft.victims;
  if (!first) return draft;
  const shift = chance.happens(0.5) ? 1 : -1;
  const age = typeof first.age === 'number' ? Math.max(8, first.age + shift) : 16;
  const victim: VictimDraft = { ...first, age, ageBand: null };
  return { ...draft, victims: [victim, ...others] };
}

function withComplaint(draft: ReportDraft, day: string): ReportDraft {
  const complaint = draft.complaint ? { ...draft.complaint, requested: true, filedOn: day } : null;
  return { ...draft, reportType: 'aangifte', complaint };
}

function apply(chance: Chance, kind: Kind, draft: ReportDraft, day: string): ReportDraft | null {
  switch (kind) {
    case 'withdrawn':
      return null;
    case 'bluff':
      return { ...withModus(draft, { material: 'geen' }), phenomenon: 'bluff-mail', subtype: null, offences: [], complaint: null };
    case 'complaint':
      return withComplaint(draft, day);
    case 'age':
      return withAge(chance, draft);
    case 'platform':
      return withModus(draft, { contactPlatform: chance.pick({ snapchat: 0.4, instagram: 0.4, facebook: 0.2 }) });
    case 'money':
      return withModus(draft, {
        demands: ['geld'],
        amountPaid: chance.between(2, 30) * 10,
        paymentMethod: 'overboeking',
        complied: 'betaald',
      });
    case 'outcome':
      return { ...draft, outcome: draft.outcome === 'opgelegd' ? 'in-onderzoek' : 'opgelegd' };
    case 'suspect':
      return withKnownSuspect(chance, draft);
  }
}

/** The report with a suspect who is known to the police. */
export function withKnownSuspect(chance: Chance, draft: ReportDraft): ReportDraft {
  if (draft.suspects.some((suspect) => suspect.known)) return draft;
  const age = 15 + Math.min(50, Math.floor(chance.exponential(10)));
  return { ...draft, suspects: [{ known: true, sex: chance.happens(0.88) ? 'man' : 'vrouw', age, country: 'nl', organised: false }] };
}

/** A later revision of an imported report on a day; a null draft withdraws it. */
export function revisionOf(
  chance: Chance,
  report: ReportImport,
  expectedRevision: number,
  draft: ReportDraft | null,
  reason: string,
  day: string,
): RevisionImport {
  const { unitCode } = report;
  return { id: report.draft.id, expectedRevision, reason, draft, recordedAt: drawMoment(chance, day), recordedBy: DEMO, unitCode };
}

/** One or more corrections of a report, each some weeks after the last; none on days that have not come yet. */
export function drawCorrections(chance: Chance, world: World, report: ReportImport): RevisionImport[] {
  const revisions: RevisionImport[] = [];
  let current = report.draft;
  let day = legalDate(report.recordedAt);
  const wanted = chance.happens(0.85) ? 1 : chance.between(2, 3);
  while (revisions.length < wanted) {
    const next = laterDay(day, 1 + chance.logNormal(45, 1.1), world.lastDay);
    if (next === null) break;
    const kind = chance.pick(KINDS);
    // A withdrawn report, or one that proved to be bluff mail, is not corrected again.
    if ((kind === 'withdrawn' || kind === 'bluff') && revisions.length > 0) break;
    const changed = apply(chance, kind, current, next);
    revisions.push(revisionOf(chance, report, revisions.length + 1, changed, REASONS[kind], next));
    if (changed === null || kind === 'bluff') break;
    current = changed;
    day = next;
  }
  return revisions;
}
