import { addDays, type PlainDate } from '@register/kernel';
import type { CountOutcome, SanctionDraft, VerdictImport } from '@register/registry';
import type { CaseFacts } from './cases';
import type { Chance, Weights } from './chance';
import { APPEAL_PREFIXES } from './justice';
import { DEMO, drawId, drawMoment, laterDay } from './moments';
import { drawSanctions } from './sanctions';

/** Outcomes per count (assumption). */
const FIRST: Weights = {
  veroordeling: 0.84,
  'schuldigverklaring-zonder-straf': 0.015,
  vrijspraak: 0.11,
  ovar: 0.01,
  'niet-ontvankelijk': 0.02,
  'dagvaarding-nietig': 0.005,
};
const APPEAL: Weights = { veroordeling: 0.82, vrijspraak: 0.13, 'niet-ontvankelijk': 0.05 };
const APPEAL_SHARE = 0.22;
const CASSATION_SHARE = 0.25;
const QUASHED_SHARE = 0.15;
/** Share of verdicts recorded wrongly at first and replaced later (assumption). */
const REPLACED_SHARE = 0.03;
const DAYS_TO_APPEAL = 14;
const DAYS_TO_CASSATION = 14;

interface Sitting {
  readonly courtCode: string;
  readonly caseNumber: string;
  readonly pronouncedOn: PlainDate;
  readonly outcomes: readonly CountOutcome[];
  readonly sanctions: readonly SanctionDraft[];
  /** Days until irrevocable when nobody appeals; null when somebody does. */
  readonly term: number | null;
}

function outcomesOf(countNos: readonly number[], draw: () => string): CountOutcome[] {
  return countNos.map((countNo) => ({ countNo, outcome: draw() }));
}

/** Records a sitting, and now and then a later replacement of the record; nothing on days that have not come yet. */
function record(chance: Chance, facts: CaseFacts, sitting: Sitting): VerdictImport[] {
  const { lastDay } = facts.world;
  const recordedOn = laterDay(sitting.pronouncedOn, chance.between(1, 21), lastDay);
  if (recordedOn === null) return [];
  const irrevocableOn = sitting.term === null ? null : addDays(sitting.pronouncedOn, sitting.term);
  const make = (on: PlainDate, replaces: string | null): VerdictImport => {
    const recordedAt = drawMoment(chance, on);
    const { courtCode, caseNumber, pronouncedOn, outcomes, sanctions } = sitting;
    const draft = {
      id: drawId(chance, recordedAt),
      caseId: facts.caseId,
      courtCode,
      caseNumber,
      pronouncedOn,
      // Known only once that day has come; a later record may add it.
      irrevocableOn: irrevocableOn !== null && irrevocableOn <= on ? irrevocableOn : null,
      ecli: null,
      outcomes,
      sanctions,
      replaces,
    };
    return { draft, recordedAt, recordedBy: DEMO };
  };
  const first = make(recordedOn, null);
  const replacedOn = chance.happens(REPLACED_SHARE) ? laterDay(recordedOn, chance.between(20, 120), lastDay) : null;
  return replacedOn === null ? [first] : [first, make(replacedOn, first.draft.id)];
}

function drawAppeal(chance: Chance, facts: CaseFacts, after: PlainDate, countNos: readonly number[], court: string): VerdictImport[] {
  const pronouncedOn = laterDay(after, 120 + chance.logNormal(320, 0.5), facts.world.lastDay);
  if (pronouncedOn === null) return [];
  const caseNumber = `${APPEAL_PREFIXES[court] ?? '21'}-${String(chance.between(0, 9_999)).padStart(6, '0')}-${addDays(after, 30).slice(2, 4)}`;
  const outcomes = outcomesOf(countNos, () => chance.pick(APPEAL));
  const goesOn = chance.happens(CASSATION_SHARE);
  const sanctions = drawSanctions(chance, outcomes, facts.suspectAge);
  const term = goesOn ? null : DAYS_TO_CASSATION;
  const appeal = record(chance, facts, { courtCode: court, caseNumber, pronouncedOn, outcomes, sanctions, term });
  return goesOn && appeal.length > 0 ? [...appeal, ...drawCassation(chance, facts, pronouncedOn, countNos, court, caseNumber)] : appeal;
}

function drawCassation(
  chance: Chance,
  facts: CaseFacts,
  after: PlainDate,
  countNos: readonly number[],
  court: string,
  caseNumber: string,
): VerdictImport[] {
  const pronouncedOn = laterDay(after, 250 + chance.logNormal(200, 0.4), facts.world.lastDay);
  if (pronouncedOn === null) return [];
  const isQuashed = chance.happens(QUASHED_SHARE);
  const outcome = isQuashed ? 'vernietigd-terugwijzing' : 'cassatie-verworpen';
  const outcomes = outcomesOf(countNos, () => outcome);
  const ruling = record(chance, facts, { courtCode: 'HR', caseNumber, pronouncedOn, outcomes, sanctions: [], term: isQuashed ? null : 0 });
  return isQuashed && ruling.length > 0 ? [...ruling, ...drawAppeal(chance, facts, pronouncedOn, countNos, court)] : ruling;
}

/** Verdicts of all instances after a dagvaarding, as far as they have been pronounced and recorded. */
export function drawVerdicts(chance: Chance, facts: CaseFacts, summonsedOn: PlainDate, countNos: readonly number[]): VerdictImport[] {
  const pronouncedOn = laterDay(summonsedOn, 40 + chance.logNormal(190, 0.7), facts.world.lastDay);
  if (pronouncedOn === null) return [];
  const { venue, caseNumber } = facts;
  const outcomes = outcomesOf(countNos, () => chance.pick(FIRST));
  const goesOn = chance.happens(APPEAL_SHARE);
  const sanctions = drawSanctions(chance, outcomes, facts.suspectAge);
  const sitting = { courtCode: venue.courtCode, caseNumber, pronouncedOn, outcomes, sanctions, term: goesOn ? null : DAYS_TO_APPEAL };
  const first = record(chance, facts, sitting);
  return goesOn && first.length > 0 ? [...first, ...drawAppeal(chance, facts, pronouncedOn, countNos, venue.appealCourtCode)] : first;
}
