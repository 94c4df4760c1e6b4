import { legalDate, reportNumber } from '@register/kernel';
import type { CodeBook } from '../codes/code-book';
import { canonicalHash } from '../canonical-hash';
import { pseudonymOf } from '../persons/pseudonym';
import { normaliseReport } from './normalise-report';
import type { ReportContent, RevisionAction } from './report';
import type { ReportDraft } from './report-draft';
import { actRange } from './rules/report-context';

/** Who recorded a revision, when, for which unit. */
export interface Recording {
  readonly unitCode: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** What is done to the report. */
export interface RevisionStep {
  readonly revision: number;
  readonly action: RevisionAction;
  readonly reason: string | null;
}

/** One revision as the SQL statements take it: the columns of INPUT by name, hashes in hex. */
export interface RevisionDocument {
  readonly report_id: string;
  readonly unit_code: string;
  readonly revision: number;
  readonly action: RevisionAction;
  readonly reason: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
}

/** A revision ready to be stored, with the content as it will read. */
export interface PreparedReport {
  readonly document: RevisionDocument;
  readonly content: ReportContent;
  readonly reportNumber: string;
}

function personColumns(draft: ReportDraft, content: ReportContent, key: Uint8Array) {
  const victims = content.victims.map((victim, index) => ({
    no: index + 1,
    sex: victim.sex,
    age: victim.age,
    age_band: victim.ageBand,
    age_group: victim.ageGroup,
    municipality_code: victim.municipalityCode,
    relation: victim.relation,
    pseudonym: pseudonymOf(key, draft.victims[index]?.personReference),
    same_as: draft.victims[index]?.sameAs ?? null,
  }));
  const suspects = content.suspects.map((suspect, index) => ({
    no: index + 1,
    is_known: suspect.known,
    sex: suspect.sex,
    age: suspect.age,
    age_group: suspect.ageGroup,
    country: suspect.country,
    is_organised: suspect.organised,
    pseudonym: pseudonymOf(key, draft.suspects[index]?.chainNumber),
    same_as: draft.suspects[index]?.sameAs ?? null,
  }));
  return { victims, suspects };
}

function contentColumns(content: ReportContent) {
  const { complaint, modus, place } = content;
  return {
    report_type: content.reportType,
    phenomenon: content.phenomenon,
    subtype: content.subtype,
    received_on: content.receivedOn,
    act_from: content.actFrom,
    act_to: content.actTo,
    place_kind: place.kind,
    municipality_code: place.municipalityCode,
    route_in: content.routeIn,
    complaint_requested: complaint.requested,
    complaint_filed_on: complaint.filedOn,
    offence_known_on: complaint.knownOn,
    contact_platform: modus.contactPlatform,
    threat_platform: modus.threatPlatform,
    spreading_platform: modus.spreadingPlatform,
    material: modus.material,
    motive: modus.motive,
    amount_demanded: modus.amountDemanded,
    amount_paid: modus.amountPaid,
    payment_method: modus.paymentMethod,
    complied: modus.complied,
    images_spread: modus.imagesSpread,
    outcome: content.outcome,
    narrative: content.narrative,
    offences: content.offences.map(({ article, validFrom }) => ({ article, valid_from: validFrom })),
    demands: modus.demands,
    referrals: content.referrals,
  };
}

/** The part of a document that tells what is done, by whom; a withdrawal needs no more. */
export function revisionDocument(reportId: string, step: RevisionStep, by: Recording): RevisionDocument {
  return {
    report_id: reportId,
    unit_code: by.unitCode,
    recorded_at: by.recordedAt.toISOString(),
    recorded_by: by.recordedBy,
    ...step,
  };
}

/** Makes the document of one revision from a valid draft; the hash covers the content and who the persons are. */
export function prepareReport(
  draft: ReportDraft,
  step: RevisionStep,
  by: Recording,
  using: { readonly codes: CodeBook; readonly pseudonymKey: Uint8Array },
): PreparedReport {
  const content = normaliseReport(draft, using.codes);
  const persons = personColumns(draft, content, using.pseudonymKey);
  const columns = { ...contentColumns(content), ...persons };
  const reportId = draft.id.toLowerCase();
  const number = reportNumber(by.unitCode, Number(legalDate(by.recordedAt).slice(0, 4)), reportId);
  const act = actRange(draft);
  const document = {
    ...revisionDocument(reportId, step, by),
    ...columns,
    act_first_day: act?.first ?? null,
    act_last_day: act?.last ?? null,
    report_number: number,
    content_sha256: canonicalHash(columns),
  };
  return { document, content, reportNumber: number };
}
