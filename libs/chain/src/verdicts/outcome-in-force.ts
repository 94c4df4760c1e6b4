import { withoutReplaced } from './verdict';
import type { VerdictRecord } from './verdict';

/** One outcome of one count, with what its place in time depends on. */
export interface CountVerdict {
  readonly pronouncedOn: string;
  readonly recordedAt: string;
  readonly outcome: string;
}

function byTime(one: CountVerdict, other: CountVerdict): number {
  const left = `${one.pronouncedOn} ${one.recordedAt}`;
  const right = `${other.pronouncedOn} ${other.recordedAt}`;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function next(inForce: string | null, outcome: string): string | null {
  switch (outcome) {
    case 'cassatie-verworpen':
      return inForce;
    case 'vernietigd-terugwijzing':
      return null;
    default:
      return outcome;
  }
}

/**
 * Outcome in force of one count: the last by day of pronouncement, then by recording; cassatie-verworpen keeps the one before it,
 * vernietigd-terugwijzing leaves none (null).
 */
export function outcomeInForce(verdicts: readonly CountVerdict[]): string | null {
  return verdicts.toSorted(byTime).reduce<string | null>((inForce, verdict) => next(inForce, verdict.outcome), null);
}

/** Outcome in force of one count of a case, over the verdict records that are not replaced. */
export function outcomeOfCount(verdicts: readonly VerdictRecord[], countNo: number): string | null {
  const ofCount = withoutReplaced(verdicts).flatMap((verdict) =>
    verdict.outcomes
      .filter((outcome) => outcome.countNo === countNo)
      .map(({ outcome }) => ({ pronouncedOn: verdict.pronouncedOn, recordedAt: verdict.recordedAt, outcome })),
  );
  return outcomeInForce(ofCount);
}
