import { addDays, type PlainDate } from '@register/kernel';
import type { DecisionImport } from '@register/registry';
import type { CaseFacts } from './cases';
import type { Chance, Weights } from './chance';
import { DEMO, drawId, drawMoment, laterDay } from './moments';

/** How the OM disposes of a case (assumption; the ways are those of the Aanwijzing sepot). */
const KINDS: Weights = {
  dagvaarding: 0.56,
  strafbeschikking: 0.06,
  sepot: 0.26,
  transactie: 0.02,
  'voeging-ad-informandum': 0.03,
  'voeging-ter-berechting': 0.03,
  overdracht: 0.04,
};

/** Grounds that fit sextortion: no proof, no klacht, suspect abroad or not found, the victim's interest (assumption). */
const GROUNDS: Weights = {
  g02: 0.5,
  g03: 0.13,
  g32: 0.08,
  g56: 0.07,
  g72: 0.07,
  g50: 0.05,
  g52: 0.03,
  g01: 0.03,
  g54: 0.03,
  g99: 0.01,
};
const SECOND_GROUND: Weights = { g43: 0.4, g72: 0.3, g51: 0.3 };

/** Share of decisions recorded wrongly at first and replaced later (assumption). */
const REPLACED_SHARE = 0.03;

export interface DecisionsDrawn {
  readonly decisions: readonly DecisionImport[];
  /** Day of the dagvaarding; null when there is none. */
  readonly summonsedOn: PlainDate | null;
  readonly summonsedCounts: readonly number[];
}

function drawGrounds(chance: Chance, kind: string): string[] {
  if (kind !== 'sepot') return [];
  const grounds = [chance.pick(GROUNDS)];
  if (chance.happens(0.1)) grounds.push(chance.pick(SECOND_GROUND));
  return [...new Set(grounds)].map((ground) => ground.slice(1));
}

function decision(
  chance: Chance,
  facts: CaseFacts,
  kind: string,
  decidedOn: PlainDate,
  countNos: readonly number[],
  recordedOn: PlainDate,
  replaces: string | null,
): DecisionImport {
  const recordedAt = drawMoment(chance, recordedOn);
  const id = drawId(chance, recordedAt);
  const draft = { id, caseId: facts.caseId, kind, decidedOn, countNos, grounds: drawGrounds(chance, kind), replaces };
  return { draft, recordedAt, recordedBy: DEMO };
}

/** Records a decision, and now and then its later replacement with the right day. */
function record(chance: Chance, facts: CaseFacts, kind: string, decidedOn: PlainDate, countNos: readonly number[]): DecisionImport[] {
  const { lastDay } = facts.world;
  const recordedOn = laterDay(decidedOn, chance.between(0, 9), lastDay);
  if (recordedOn === null) return [];
  const replacedOn = chance.happens(REPLACED_SHARE) ? laterDay(recordedOn, chance.between(10, 90), lastDay) : null;
  if (replacedOn === null) return [decision(chance, facts, kind, decidedOn, countNos, recordedOn, null)];
  const wrong = decision(chance, facts, kind, addDays(decidedOn, -chance.between(1, 5)), countNos, recordedOn, null);
  return [wrong, decision(chance, facts, kind, decidedOn, countNos, replacedOn, wrong.draft.id)];
}

/** What the OM decided on a case, none of it later than the last day; not before `notBefore`. */
export function drawDecisions(chance: Chance, facts: CaseFacts, notBefore: PlainDate): DecisionsDrawn {
  const none: DecisionsDrawn = { decisions: [], summonsedOn: null, summonsedCounts: [] };
  const decidedOn = laterDay(addDays(notBefore, 6), chance.logNormal(130, 0.8), facts.world.lastDay);
  if (decidedOn === null) return none;
  const kind = chance.pick(KINDS);
  const [first, ...rest] = facts.countNos;
  if (kind === 'dagvaarding' && first !== undefined && rest.length > 0 && chance.happens(0.15)) {
    const summons = record(chance, facts, kind, decidedOn, [first]);
    return { decisions: [...summons, ...record(chance, facts, 'sepot', decidedOn, rest)], ...summonsed(summons, decidedOn, [first]) };
  }
  const decisions = record(chance, facts, kind, decidedOn, facts.countNos);
  if (kind === 'dagvaarding') return { decisions, ...summonsed(decisions, decidedOn, facts.countNos) };
  // A strafbeschikking that fails (verzet) is followed by a dagvaarding.
  const failedOn =
    kind === 'strafbeschikking' && chance.happens(0.2) ? laterDay(decidedOn, chance.between(40, 150), facts.world.lastDay) : null;
  if (failedOn === null) return { ...none, decisions };
  const summons = record(chance, facts, 'dagvaarding', failedOn, facts.countNos);
  return { decisions: [...decisions, ...summons], ...summonsed(summons, failedOn, facts.countNos) };
}

function summonsed(recorded: readonly DecisionImport[], on: PlainDate, countNos: readonly number[]) {
  return { summonsedOn: recorded.length > 0 ? on : null, summonsedCounts: countNos };
}
