type Optional<T> = T | null | undefined;

/** The suspect of a case as sent in; chainNumber is hashed and never stored. */
export interface CaseSuspectDraft {
  readonly sex: string;
  readonly age?: Optional<number>;
  readonly chainNumber?: Optional<string>;
}

/** A feit as sent in: article in its version, marked as sextortion or not, resting on reports. */
export interface CaseCountDraft {
  readonly countNo: number;
  readonly article: string;
  readonly articleValidFrom: string;
  readonly isSextortion: boolean;
  readonly reportIds: readonly string[];
}

/** An OM case as a registrar sends it in. */
export interface CaseDraft {
  readonly id: string;
  readonly officeCode: string;
  /** Parketnummer: 'PP-NNNNNN-YY', also accepted as 'PP/NNNNNN-YY'. */
  readonly caseNumber: string;
  readonly receivedOn: string;
  readonly suspect: CaseSuspectDraft;
  readonly counts: readonly CaseCountDraft[];
}

/** A decision of the OM as sent in; grounds (in order of weight) only with a sepot. */
export interface DecisionDraft {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly decidedOn: string;
  readonly countNos: readonly number[];
  readonly grounds: readonly string[];
  readonly replaces?: Optional<string>;
}
