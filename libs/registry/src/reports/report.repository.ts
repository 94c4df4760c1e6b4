import { runPrepared } from '@register/db';
import type { Database } from '@register/db';
import { DomainError } from '@register/kernel';
import type { Kysely } from 'kysely';
import { auditDocument } from '../audit/audit.repository';
import type { AuditEntry } from '../audit/audit-event';
import type { StoringStatement } from '../storing';
import { COUNT_PERSONS, READ_REPORT, SHOW_REPORT } from './read-report.sql';
import { statusOf } from './report';
import type { Report, ReportContent, ReportRevision } from './report';
import type { RevisionDocument } from './report-document';
import { CORRECT_REPORTS, REGISTER_REPORTS, WITHDRAW_REPORTS } from './store-reports.sql';

type Db = Kysely<Database>;

/** Stored now, stored before, or the id is in use for another report. */
export type RegistrationResult = 'done' | 'replayed' | 'refused';

/** `refused`: the report was withdrawn; `person-not-found`: the correction names a person who is not in the expected revision. */
export type RevisionResult = RegistrationResult | 'conflict' | 'not-found' | 'person-not-found';

const idOf = (document: RevisionDocument) => document.report_id;

export const registeringReports: StoringStatement<RevisionDocument> = { name: 'register_reports', text: REGISTER_REPORTS, idOf };
export const correctingReports: StoringStatement<RevisionDocument> = { name: 'correct_reports', text: CORRECT_REPORTS, idOf };
export const withdrawingReports: StoringStatement<RevisionDocument> = { name: 'withdraw_reports', text: WITHDRAW_REPORTS, idOf };

interface StoredRevision extends Omit<ReportRevision, 'recordedAt'> {
  readonly recordedAt: string;
}

interface StoredReport {
  readonly id: string;
  readonly reportNumber: string;
  readonly unitCode: string;
  readonly registeredAt: string;
  readonly content: ReportContent;
  readonly revisions: readonly StoredRevision[];
}

/** A report from its revisions, oldest first; throws INTERNAL without any. */
export function assembleReport(
  head: Pick<Report, 'id' | 'reportNumber' | 'unitCode' | 'registeredAt' | 'content'>,
  revisions: readonly ReportRevision[],
): Report {
  const last = revisions.at(-1);
  const status = statusOf(revisions);
  if (last === undefined || status === null) throw new DomainError('INTERNAL', 'a report without revisions');
  const { revision, recordedAt, recordedBy, reason } = last;
  return { ...head, revision, status, recordedAt, recordedBy, reason, revisions };
}

function reportOf(stored: StoredReport): Report {
  const { id, reportNumber, unitCode, content } = stored;
  const revisions = stored.revisions.map((revision) => ({ ...revision, recordedAt: new Date(revision.recordedAt) }));
  return assembleReport({ id, reportNumber, unitCode, content, registeredAt: new Date(stored.registeredAt) }, revisions);
}

/** A report of a unit as it stands now, without an audit row: for a use case that wrote one already. */
export async function readReport(db: Db, unitCode: string, id: string): Promise<Report | null> {
  const [row] = await runPrepared<{ report: StoredReport }>(db, 'read_report', READ_REPORT, [id, unitCode]);
  return row === undefined ? null : reportOf(row.report);
}

/** Shows a report of a unit and writes the audit row in the same statement; null (and 'not-found' in the audit) when there is none. */
export async function showReport(db: Db, unitCode: string, id: string, audit: AuditEntry): Promise<Report | null> {
  const values = [JSON.stringify(auditDocument(audit)), id, unitCode];
  const [row] = await runPrepared<{ report: StoredReport }>(db, 'show_report', SHOW_REPORT, values);
  return row === undefined ? null : reportOf(row.report);
}

/** How many persons a revision has; they are numbered from 1. */
export async function countPersons(
  db: Db,
  reportId: string,
  revision: number,
): Promise<{ readonly victims: number; readonly suspects: number }> {
  const [row] = await runPrepared<{ victims: number; suspects: number }>(db, 'count_persons', COUNT_PERSONS, [reportId, revision]);
  return row ?? { victims: 0, suspects: 0 };
}
