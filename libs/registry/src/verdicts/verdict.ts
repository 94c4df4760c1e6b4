import type { PlainDate } from '@register/kernel';

type Optional<T> = T | null | undefined;

export interface CountOutcome {
  readonly countNo: number;
  readonly outcome: string;
}

export interface Sanction {
  readonly kind: string;
  readonly amount: number | null;
  /** day, month, year, hour or eur. */
  readonly unit: string | null;
}

/** Decision of a court in one instance, with its outcome per feit. */
export interface Verdict {
  readonly id: string;
  readonly courtCode: string;
  readonly caseNumber: string;
  readonly pronouncedOn: PlainDate;
  readonly irrevocableOn: PlainDate | null;
  readonly ecli: string | null;
  readonly outcomes: readonly CountOutcome[];
  readonly sanctions: readonly Sanction[];
  readonly replaces: string | null;
  readonly recordedAt: Date;
}

/** A sanction as sent in. */
export interface SanctionDraft {
  readonly kind: string;
  readonly amount?: Optional<number>;
  readonly unit?: Optional<string>;
}

/** A verdict as sent in; caseNumber may be new, since an appeal gets its own number. */
export interface VerdictDraft {
  readonly id: string;
  readonly caseId: string;
  readonly courtCode: string;
  readonly caseNumber: string;
  readonly pronouncedOn: string;
  readonly irrevocableOn?: Optional<string>;
  readonly ecli?: Optional<string>;
  readonly outcomes: readonly CountOutcome[];
  readonly sanctions: readonly SanctionDraft[];
  readonly replaces?: Optional<string>;
}
