import type { PlainDate } from '@register/kernel';
import type { VerdictRecord } from './verdict';

/** What the OM decided on some counts; dagvaarding and strafbeschikking are prosecution (Sv art. 167). */
export interface DecisionRecord {
  readonly decisionId: string;
  readonly kind: string;
  readonly decidedOn: PlainDate;
  readonly replacesDecisionId: string | null;
  readonly countNos: readonly number[];
}

/** A feit in the charge, with the reports it rests on. */
export interface CountRecord {
  readonly countNo: number;
  readonly isSextortion: boolean;
  readonly reportIds: readonly string[];
}

/** OM-zaak: one suspect, counts, decisions and verdicts. */
export interface ChainCase {
  readonly caseId: string;
  /** Keyed hash of the one suspect; null when it is not known who this is in reports. */
  readonly suspectKey: string | null;
  readonly counts: readonly CountRecord[];
  readonly decisions: readonly DecisionRecord[];
  readonly verdicts: readonly VerdictRecord[];
}

/** Numbers of the counts that are tagged as sextortion, whatever their article. */
export function sextortionCounts(counts: readonly CountRecord[]): Set<number> {
  return new Set(counts.filter((count) => count.isSextortion).map((count) => count.countNo));
}
