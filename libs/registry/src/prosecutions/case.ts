import type { PlainDate } from '@register/kernel';
import type { Finding } from '@register/kernel';
import type { Refused } from '../reports/report-outcome';
import type { Verdict } from '../verdicts/verdict';

export interface CaseNumber {
  /** Parketnummer PP-NNNNNN-YY. */
  readonly caseNumber: string;
  readonly instance: string;
}

/** A feit in the charge. */
export interface CaseCount {
  readonly countNo: number;
  readonly article: string;
  readonly articleValidFrom: PlainDate;
  readonly isSextortion: boolean;
  readonly reportIds: readonly string[];
  /** Outcome in force by the verdicts so far; null when there is none. */
  readonly outcomeInForce: string | null;
}

export interface Decision {
  readonly id: string;
  readonly kind: string;
  readonly decidedOn: PlainDate;
  readonly countNos: readonly number[];
  /** Sepot codes in order of weight. */
  readonly grounds: readonly string[];
  readonly replaces: string | null;
  readonly recordedAt: Date;
}

/** Suspect of a case, as far as it is stored to be read; who it is, is kept as a hash only. */
export interface CaseSuspect {
  readonly sex: string;
  /** `minor`, `adult` or `unknown`, by the age at the time of the act. */
  readonly ageGroup: string;
}

/** OM-zaak: one suspect; numbers, decisions and verdicts oldest first. */
export interface Case {
  readonly id: string;
  readonly officeCode: string;
  readonly receivedOn: PlainDate;
  readonly registeredAt: Date;
  readonly suspect: CaseSuspect;
  readonly numbers: readonly CaseNumber[];
  readonly counts: readonly CaseCount[];
  readonly decisions: readonly Decision[];
  readonly verdicts: readonly Verdict[];
}

/** Outcome of registering a case, a decision or a verdict; `replayed` is a retry of what was stored before. */
export type RegisterInCaseOutcome =
  { readonly kind: 'registered' | 'replayed'; readonly case: Case; readonly warnings: readonly Finding[] } | Refused;
