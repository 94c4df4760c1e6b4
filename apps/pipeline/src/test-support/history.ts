/** A made-up course of events, as the registry would hold it. Instants are UTC; legal days follow from them. */
export interface History {
  readonly reports: readonly ReportHistory[];
  readonly cases: readonly CaseHistory[];
}

export interface ReportHistory {
  readonly id: string;
  readonly unit: string;
  /** The first is the registration. */
  readonly revisions: readonly Revision[];
}

export interface Revision {
  readonly recordedAt: Date;
  readonly isWithdrawn: boolean;
  readonly phenomenon: string;
  readonly reportType: string;
  readonly receivedOn: string;
  readonly platform: string | null;
  readonly motive: string | null;
  readonly articles: readonly ArticleVersion[];
  readonly victims: readonly Victim[];
}

export interface Victim {
  readonly sex: string;
  readonly age: number | null;
  readonly ageBand: string | null;
}

export interface ArticleVersion {
  readonly article: string;
  readonly validFrom: string;
}

export interface CaseHistory {
  readonly id: string;
  readonly office: string;
  readonly registeredAt: Date;
  readonly counts: readonly Count[];
  readonly decisions: readonly Decision[];
  readonly verdicts: readonly Verdict[];
}

export interface Count {
  readonly article: ArticleVersion;
  readonly isSextortion: boolean;
  readonly reportIds: readonly string[];
}

export interface Decision {
  readonly id: string;
  readonly kind: string;
  readonly decidedOn: string;
  readonly recordedAt: Date;
  readonly replaces: string | null;
  /** Numbers of the counts, from 1. */
  readonly countNumbers: readonly number[];
}

export interface Verdict {
  readonly id: string;
  readonly pronouncedOn: string;
  readonly recordedAt: Date;
  readonly replaces: string | null;
  readonly outcomes: readonly { readonly countNumber: number; readonly outcome: string }[];
}
