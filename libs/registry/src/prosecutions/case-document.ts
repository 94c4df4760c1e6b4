import { ageGroupOf } from '@register/chain';
import { canonicalHash } from '../canonical-hash';
import { pseudonymOf } from '../persons/pseudonym';
import type { CaseDraft } from './case-draft';
import { normalisedCaseNumber } from './case-number';
import type { CaseDocument } from './case.repository';

/** When something was recorded and by whom (subject). */
export interface RecordedBy {
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** Makes the document of a valid case; the hash covers its content and who the suspect is. */
export function caseDocument(draft: CaseDraft, by: RecordedBy, pseudonymKey: Uint8Array): CaseDocument {
  const age = draft.suspect.age ?? null;
  const content = {
    office_code: draft.officeCode,
    received_on: draft.receivedOn,
    suspect_sex: draft.suspect.sex,
    suspect_age: age,
    suspect_age_group: ageGroupOf(age),
    suspect_pseudonym: pseudonymOf(pseudonymKey, draft.suspect.chainNumber),
    case_number: normalisedCaseNumber(draft.caseNumber) ?? draft.caseNumber,
    counts: draft.counts
      .map((count) => ({
        count_no: count.countNo,
        article: count.article,
        article_valid_from: count.articleValidFrom,
        is_sextortion: count.isSextortion,
        report_ids: count.reportIds.map((id) => id.toLowerCase()).toSorted(),
      }))
      .toSorted((one, other) => one.count_no - other.count_no),
  };
  return {
    ...content,
    case_id: draft.id.toLowerCase(),
    content_sha256: canonicalHash(content),
    recorded_at: by.recordedAt.toISOString(),
    recorded_by: by.recordedBy,
  };
}
