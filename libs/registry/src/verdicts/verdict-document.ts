import { DomainError } from '@register/kernel';
import { canonicalHash } from '../canonical-hash';
import type { CodeBook } from '../codes/code-book';
import type { RecordedBy } from '../prosecutions/case-document';
import { normalisedCaseNumber } from '../prosecutions/case-number';
import type { StoringStatement } from '../storing';
import type { VerdictDraft } from './verdict';
import { REGISTER_VERDICTS } from './verdict.sql';

/** A verdict as REGISTER_VERDICTS takes it; hash in hex. */
export interface VerdictDocument {
  readonly case_id: string;
  readonly verdict_id: string;
  readonly court_code: string;
  readonly case_number: string;
  /** Instance of the court, for a case number that is new. */
  readonly instance: string;
  readonly pronounced_on: string;
  readonly irrevocable_on: string | null;
  readonly ecli: string | null;
  readonly replaces: string | null;
  readonly content_sha256: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly outcomes: readonly { readonly count_no: number; readonly outcome: string }[];
  readonly sanctions: readonly {
    readonly no: number;
    readonly kind: string;
    readonly amount: number | null;
    readonly unit: string | null;
  }[];
}

export const registeringVerdicts: StoringStatement<VerdictDocument> = {
  name: 'register_verdicts',
  text: REGISTER_VERDICTS,
  idOf: (document) => document.verdict_id,
};

/** Makes the document of a valid verdict; throws BAD_USER_INPUT on an unknown court. */
export function verdictDocument(draft: VerdictDraft, by: RecordedBy, codes: CodeBook): VerdictDocument {
  const court = codes.court(draft.courtCode);
  if (court === null) throw new DomainError('BAD_USER_INPUT', 'unknown court');
  const content = {
    court_code: draft.courtCode,
    case_number: normalisedCaseNumber(draft.caseNumber) ?? draft.caseNumber,
    pronounced_on: draft.pronouncedOn,
    irrevocable_on: draft.irrevocableOn ?? null,
    ecli: draft.ecli?.trim() ?? null,
    replaces: draft.replaces?.toLowerCase() ?? null,
    outcomes: draft.outcomes
      .map(({ countNo, outcome }) => ({ count_no: countNo, outcome }))
      .toSorted((one, other) => one.count_no - other.count_no),
    sanctions: draft.sanctions.map(({ kind, amount = null, unit = null }, index) => ({ no: index + 1, kind, amount, unit })),
  };
  return {
    ...content,
    instance: court.instance,
    case_id: draft.caseId.toLowerCase(),
    verdict_id: draft.id.toLowerCase(),
    content_sha256: canonicalHash(content),
    recorded_at: by.recordedAt.toISOString(),
    recorded_by: by.recordedBy,
  };
}
