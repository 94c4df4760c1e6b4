import { DomainError } from '@register/kernel';
import { canonicalHash } from '../canonical-hash';
import type { CodeBook } from '../codes/code-book';
import type { StoringStatement } from '../storing';
import type { RecordedBy } from './case-document';
import type { DecisionDraft } from './case-draft';
import { REGISTER_DECISIONS } from './decision.sql';

/** A decision as REGISTER_DECISIONS takes it; hash in hex. */
export interface DecisionDocument {
  readonly case_id: string;
  readonly decision_id: string;
  readonly kind: string;
  readonly decided_on: string;
  readonly replaces: string | null;
  readonly content_sha256: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly count_nos: readonly number[];
  /** In order of weight, rank from 1. */
  readonly grounds: readonly { readonly rank: number; readonly sepot_code: string; readonly valid_from: string }[];
}

export const registeringDecisions: StoringStatement<DecisionDocument> = {
  name: 'register_decisions',
  text: REGISTER_DECISIONS,
  idOf: (document) => document.decision_id,
};

/** Makes the document of a valid decision; throws BAD_USER_INPUT on a sepot ground not in force on the day of the decision. */
export function decisionDocument(draft: DecisionDraft, by: RecordedBy, codes: CodeBook): DecisionDocument {
  const content = {
    kind: draft.kind,
    decided_on: draft.decidedOn,
    replaces: draft.replaces?.toLowerCase() ?? null,
    count_nos: draft.countNos.toSorted((one, other) => one - other),
    grounds: draft.grounds.map((code, index) => {
      const ground = codes.sepotGroundOn(code, draft.decidedOn);
      if (ground === null) throw new DomainError('BAD_USER_INPUT', 'a sepot ground was not in force');
      return { rank: index + 1, sepot_code: code, valid_from: ground.validFrom };
    }),
  };
  return {
    ...content,
    case_id: draft.caseId.toLowerCase(),
    decision_id: draft.id.toLowerCase(),
    content_sha256: canonicalHash(content),
    recorded_at: by.recordedAt.toISOString(),
    recorded_by: by.recordedBy,
  };
}
