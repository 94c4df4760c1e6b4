import type { AgeGroup, Complaint } from '@register/chain';
import type { PartialDate, PlainDate } from '@register/kernel';

/** What was done to a report. */
export type RevisionAction = 'registered' | 'corrected' | 'withdrawn';

/** State of a report; follows from its last revision. */
export type ReportStatus = 'registered' | 'corrected' | 'withdrawn';

export interface ReportPlace {
  readonly kind: string;
  readonly municipalityCode: string | null;
}

/** An article of law in the version in force on the day of the act. */
export interface ReportOffence {
  readonly article: string;
  readonly validFrom: PlainDate;
}

export interface ReportVictim {
  readonly sex: string;
  readonly age: number | null;
  readonly ageBand: string | null;
  readonly ageGroup: AgeGroup;
  readonly municipalityCode: string | null;
  readonly relation: string;
}

export interface ReportSuspect {
  readonly known: boolean;
  readonly sex: string;
  readonly age: number | null;
  readonly ageGroup: AgeGroup;
  readonly country: string | null;
  readonly organised: boolean | null;
}

export interface ReportModus {
  readonly contactPlatform: string | null;
  readonly threatPlatform: string | null;
  readonly spreadingPlatform: string | null;
  readonly material: string | null;
  /** Sorted, each once. */
  readonly demands: readonly string[];
  readonly motive: string | null;
  /** Euro. */
  readonly amountDemanded: number | null;
  /** Euro. */
  readonly amountPaid: number | null;
  readonly paymentMethod: string | null;
  readonly complied: string | null;
  readonly imagesSpread: string | null;
}

/** What a report says in one revision; the phenomenon stands beside the articles, neither follows from the other. */
export interface ReportContent {
  readonly reportType: string;
  readonly phenomenon: string;
  readonly subtype: string | null;
  readonly receivedOn: PlainDate;
  readonly actFrom: PartialDate | null;
  readonly actTo: PartialDate | null;
  readonly place: ReportPlace;
  readonly routeIn: string;
  readonly offences: readonly ReportOffence[];
  readonly complaint: Complaint;
  readonly victims: readonly ReportVictim[];
  readonly suspects: readonly ReportSuspect[];
  readonly modus: ReportModus;
  readonly referrals: readonly string[];
  readonly outcome: string;
  readonly narrative: string | null;
}

/** One thing done to a report, without its content. */
export interface ReportRevision {
  readonly revision: number;
  readonly action: RevisionAction;
  readonly reason: string | null;
  readonly recordedAt: Date;
  /** Subject of who did it. */
  readonly recordedBy: string;
}

/** A report as it stands now, with all that was done to it. */
export interface Report {
  readonly id: string;
  readonly reportNumber: string;
  readonly unitCode: string;
  readonly registeredAt: Date;
  /** Number of the current revision. */
  readonly revision: number;
  readonly status: ReportStatus;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly reason: string | null;
  readonly content: ReportContent;
  /** Oldest first; never empty. */
  readonly revisions: readonly ReportRevision[];
}

/** One line in the list of reports. */
export interface ReportSummary {
  readonly id: string;
  readonly reportNumber: string;
  readonly revision: number;
  readonly status: ReportStatus;
  readonly receivedOn: PlainDate;
  readonly reportType: string;
  readonly subtype: string | null;
  readonly nVictims: number;
  readonly outcome: string;
  readonly recordedAt: Date;
}

function afterAction(action: RevisionAction): ReportStatus {
  switch (action) {
    case 'registered':
      return 'registered';
    case 'corrected':
      return 'corrected';
    case 'withdrawn':
      return 'withdrawn';
  }
}

/** Status of a report: that of its revision with the highest number; a report without revisions is not there (null). */
export function statusOf(revisions: readonly Pick<ReportRevision, 'revision' | 'action'>[]): ReportStatus | null {
  const last = revisions.reduce<Pick<ReportRevision, 'revision' | 'action'> | null>(
    (latest, revision) => (latest === null || revision.revision > latest.revision ? revision : latest),
    null,
  );
  return last === null ? null : afterAction(last.action);
}
