import type { PlainDate } from '@register/kernel';
import { sextortionCounts } from './chain-case';
import type { ChainCase } from './chain-case';
import { outcomeOfCount } from './outcome-in-force';
import { isConviction, withoutReplaced } from './verdict';

/** A sextortion conviction of a case, counted once. */
export interface Conviction {
  /** Day of the first verdict of the case that convicts on a sextortion count. */
  readonly pronouncedOn: PlainDate;
  /** Sextortion counts whose outcome in force is a conviction. */
  readonly countNos: readonly number[];
}

/** The conviction of a case: at least one sextortion count whose outcome in force is a conviction; null when there is none. */
export function convictionOf(chainCase: Pick<ChainCase, 'counts' | 'verdicts'>): Conviction | null {
  const tagged = sextortionCounts(chainCase.counts);
  const countNos = [...tagged].filter((countNo) => isConviction(outcomeOfCount(chainCase.verdicts, countNo)));
  const days = withoutReplaced(chainCase.verdicts)
    .filter((verdict) => verdict.outcomes.some(({ countNo, outcome }) => tagged.has(countNo) && isConviction(outcome)))
    .map((verdict) => verdict.pronouncedOn)
    .toSorted();
  const [pronouncedOn] = days;
  return countNos.length === 0 || pronouncedOn === undefined ? null : { pronouncedOn, countNos };
}
