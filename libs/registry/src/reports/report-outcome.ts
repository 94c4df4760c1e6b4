import type { Finding } from '@register/kernel';
import type { Report } from './report';

/** Nothing was stored; all findings at once. */
export interface Refused {
  readonly kind: 'refused';
  /** At least one error; warnings are among them. */
  readonly findings: readonly Finding[];
}

/** Another registrar was first: nothing was stored, `current` is the report as it stands now. */
export interface ReportConflict {
  readonly kind: 'conflict';
  readonly current: Report;
}

/** No such report in the caller's own unit. */
export interface ReportNotFound {
  readonly kind: 'not-found';
}

/** `replayed`: the same registration was stored before (a retry); `report` is what stands there now. */
export type RegisterReportOutcome =
  { readonly kind: 'registered' | 'replayed'; readonly report: Report; readonly warnings: readonly Finding[] } | Refused;

/** `replayed`: this very correction or withdrawal was stored before (a retry). */
export type CorrectReportOutcome =
  | { readonly kind: 'corrected' | 'replayed'; readonly report: Report; readonly warnings: readonly Finding[] }
  | Refused
  | ReportConflict
  | ReportNotFound;

export type CheckReportOutcome = { readonly kind: 'acceptable'; readonly warnings: readonly Finding[] } | Refused;
