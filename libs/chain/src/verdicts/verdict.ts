import type { PlainDate } from '@register/kernel';

/** Outcomes of a count in one instance, as the code list `verdict-outcome`. */
export type VerdictOutcome =
  | 'veroordeling'
  | 'schuldigverklaring-zonder-straf'
  | 'vrijspraak'
  | 'ovar'
  | 'niet-ontvankelijk'
  | 'dagvaarding-nietig'
  | 'onbevoegd'
  /** Leaves the outcome before it in force. */
  | 'cassatie-verworpen'
  /** Leaves no outcome in force until the next verdict. */
  | 'vernietigd-terugwijzing';

const CONVICTIONS: readonly string[] = ['veroordeling', 'schuldigverklaring-zonder-straf'] satisfies VerdictOutcome[];

/** Whether an outcome is a conviction; schuldigverklaring zonder straf (Sr art. 9a) is one too. */
export function isConviction(outcome: string | null): boolean {
  return outcome !== null && CONVICTIONS.includes(outcome);
}

/** A verdict with its outcome per count; ISO instant of recording. */
export interface VerdictRecord {
  readonly verdictId: string;
  readonly pronouncedOn: PlainDate;
  /** ISO 8601 in UTC with a fixed number of decimals, so that text order is time order. */
  readonly recordedAt: string;
  readonly replacesVerdictId: string | null;
  readonly outcomes: readonly { readonly countNo: number; readonly outcome: string }[];
}

/** The verdicts that still count: those that no later record replaces. */
export function withoutReplaced(verdicts: readonly VerdictRecord[]): VerdictRecord[] {
  const replaced = new Set(verdicts.map((verdict) => verdict.replacesVerdictId));
  return verdicts.filter((verdict) => !replaced.has(verdict.verdictId));
}
