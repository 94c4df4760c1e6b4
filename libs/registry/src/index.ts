export type { AuditEntry, AuditEvent, AuditResult } from './audit/audit-event';
export { auditEntry, insertAudit, type AuditedAction } from './audit/audit.repository';
export { auditEvents, type AuditFilter } from './audit/list-audit-events';
export {
  createCodeBook,
  type Code,
  type CodeBook,
  type CodeTables,
  type Court,
  type Municipality,
  type ProsecutionOffice,
  type SepotGround,
  type Unit,
} from './codes/code-book';
export { createCodeCache, loadCodes, type CodeCache } from './codes/load-codes';
export type { RegistryDeps } from './deps';
export type { ImportActor } from './imports/import-actor';
export {
  importCases,
  importDecisions,
  importVerdicts,
  type CaseImport,
  type DecisionImport,
  type VerdictImport,
} from './imports/import-cases';
export { importReports, importRevisions, type ReportImport, type RevisionImport } from './imports/import-reports';
export { registerLegacyRecords, type LegacyRecordImport, type LegacyReview } from './legacy/register-legacy-records';
export type { Page, PageRequest } from './page';
export type { Case, CaseCount, CaseNumber, CaseSuspect, Decision, RegisterInCaseOutcome } from './prosecutions/case';
export type { CaseCountDraft, CaseDraft, CaseSuspectDraft, DecisionDraft } from './prosecutions/case-draft';
export { validateCase } from './prosecutions/case.rules';
export { validateDecision } from './prosecutions/decision.rules';
export { findCase } from './prosecutions/find-case';
export { registerCase } from './prosecutions/register-case';
export { registerDecision } from './prosecutions/register-decision';
export { checkReport } from './reports/check-report';
export { correctReport } from './reports/correct-report';
export { findReport } from './reports/find-report';
export { listReports, type ReportFilter } from './reports/list-reports';
export { registerReport } from './reports/register-report';
export { registrationStatement } from './reports/registration-statement';
export {
  statusOf,
  type Report,
  type ReportContent,
  type ReportModus,
  type ReportOffence,
  type ReportPlace,
  type ReportRevision,
  type ReportStatus,
  type ReportSummary,
  type ReportSuspect,
  type ReportVictim,
  type RevisionAction,
} from './reports/report';
export type {
  ComplaintDraft,
  CorrectionDraft,
  ModusDraft,
  OffenceDraft,
  PlaceDraft,
  ReportDraft,
  SuspectDraft,
  VictimDraft,
  WithdrawalDraft,
} from './reports/report-draft';
export type {
  CheckReportOutcome,
  CorrectReportOutcome,
  Refused,
  RegisterReportOutcome,
  ReportConflict,
  ReportNotFound,
} from './reports/report-outcome';
export { validateReport } from './reports/report.rules';
export { REGISTER_REPORTS } from './reports/store-reports.sql';
export { withdrawReport } from './reports/withdraw-report';
export { registerStatus, type RegisterStatus } from './status/register-status';
export { registerVerdict } from './verdicts/register-verdict';
export { validateVerdict } from './verdicts/verdict.rules';
export type { CountOutcome, Sanction, SanctionDraft, Verdict, VerdictDraft } from './verdicts/verdict';
