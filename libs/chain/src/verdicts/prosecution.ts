import type { PlainDate } from '@register/kernel';
import { sextortionCounts } from './chain-case';
import type { ChainCase } from './chain-case';

const PROSECUTING = new Set(['dagvaarding', 'strafbeschikking']);

/** A sextortion prosecution of a case, counted once. */
export interface Prosecution {
  /** The first day of a dagvaarding or strafbeschikking on a sextortion count. */
  readonly decidedOn: PlainDate;
}

/** The prosecution of a case: its first dagvaarding or strafbeschikking on a sextortion count that is not replaced; voeging never counts. */
export function prosecutionOf(chainCase: Pick<ChainCase, 'counts' | 'decisions'>): Prosecution | null {
  const tagged = sextortionCounts(chainCase.counts);
  const replaced = new Set(chainCase.decisions.map((decision) => decision.replacesDecisionId));
  const days = chainCase.decisions
    .filter((decision) => !replaced.has(decision.decisionId) && PROSECUTING.has(decision.kind))
    .filter((decision) => decision.countNos.some((countNo) => tagged.has(countNo)))
    .map((decision) => decision.decidedOn)
    .toSorted();
  const [decidedOn] = days;
  return decidedOn === undefined ? null : { decidedOn };
}
