/** A value that a client may leave out or send as null. */
type Optional<T> = T | null | undefined;

/** Place of the act as sent in; municipalityCode only with kind 'municipality'. */
export interface PlaceDraft {
  readonly kind: string;
  readonly municipalityCode?: Optional<string>;
}

/** A cited article; validFrom may be left out when the date of the act decides which version is meant. */
export interface OffenceDraft {
  readonly article: string;
  readonly validFrom?: Optional<string>;
}

/** The klacht as sent in; dates are text. */
export interface ComplaintDraft {
  readonly requested?: Optional<boolean>;
  readonly filedOn?: Optional<string>;
  readonly knownOn?: Optional<string>;
}

/** A victim as sent in; personReference is hashed and never stored. */
export interface VictimDraft {
  readonly sex: string;
  readonly age?: Optional<number>;
  readonly ageBand?: Optional<string>;
  readonly municipalityCode?: Optional<string>;
  readonly relation: string;
  readonly personReference?: Optional<string>;
  /** In a correction without personReference: which victim of the expected revision this is (from 1), so that the link stays. */
  readonly sameAs?: Optional<number>;
}

/** A suspect as sent in; chainNumber is hashed and never stored. */
export interface SuspectDraft {
  readonly known: boolean;
  readonly sex: string;
  readonly age?: Optional<number>;
  readonly country?: Optional<string>;
  readonly organised?: Optional<boolean>;
  readonly chainNumber?: Optional<string>;
  /** In a correction without chainNumber: which suspect of the expected revision this is (from 1), so that the link stays. */
  readonly sameAs?: Optional<number>;
}

/** How it was done, as sent in; amounts in euro. */
export interface ModusDraft {
  readonly contactPlatform?: Optional<string>;
  readonly threatPlatform?: Optional<string>;
  readonly spreadingPlatform?: Optional<string>;
  readonly material?: Optional<string>;
  readonly demands: readonly string[];
  readonly motive?: Optional<string>;
  readonly amountDemanded?: Optional<number>;
  readonly amountPaid?: Optional<number>;
  readonly paymentMethod?: Optional<string>;
  readonly complied?: Optional<string>;
  readonly imagesSpread?: Optional<string>;
}

/** A report as a registrar sends it in: nothing checked yet, field names as in the GraphQL input. */
export interface ReportDraft {
  /** UUID chosen by the client, so that a retry is the same report. */
  readonly id: string;
  readonly reportType: string;
  readonly phenomenon: string;
  readonly subtype?: Optional<string>;
  readonly receivedOn: string;
  readonly actFrom?: Optional<string>;
  readonly actTo?: Optional<string>;
  readonly place: PlaceDraft;
  readonly routeIn: string;
  readonly offences: readonly OffenceDraft[];
  readonly complaint?: Optional<ComplaintDraft>;
  readonly victims: readonly VictimDraft[];
  readonly suspects: readonly SuspectDraft[];
  readonly modus?: Optional<ModusDraft>;
  readonly referrals: readonly string[];
  readonly outcome: string;
  readonly narrative?: Optional<string>;
}

/** A correction: the whole report as it should read, with why and over which revision. */
export interface CorrectionDraft extends ReportDraft {
  readonly expectedRevision: number;
  readonly reason: string;
}

/** A withdrawal: the report counts no more from now on; its revisions stay. */
export interface WithdrawalDraft {
  readonly id: string;
  readonly expectedRevision: number;
  readonly reason: string;
}
