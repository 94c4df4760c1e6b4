import type { Finding, PlainDate, Principal } from '@register/kernel';
import type { Database } from '@register/db';
import type { Kysely } from 'kysely';
import type { AuditEvent } from './audit/audit-event';
import type { CodeBook } from './codes/code-book';
import type { RegistryDeps } from './deps';
import type { Page, PageRequest } from './page';
import type { Case, RegisterInCaseOutcome } from './prosecutions/case';
import type { CaseDraft, DecisionDraft } from './prosecutions/case-draft';
import type { CorrectionDraft, ReportDraft, WithdrawalDraft } from './reports/report-draft';
import type { Report, ReportSummary } from './reports/report';
import type { CheckReportOutcome, CorrectReportOutcome, RegisterReportOutcome } from './reports/report-outcome';
import type { VerdictDraft } from './verdicts/verdict';

export type * from './audit/audit-event';
export type * from './codes/code-book';
export { createCodeCache, loadCodes, type CodeCache } from './codes/load-codes';
export type { RegistryDeps } from './deps';
export type { Page, PageRequest } from './page';
export type * from './prosecutions/case';
export type * from './prosecutions/case-draft';
export type * from './reports/report';
export type * from './reports/report-draft';
export type * from './reports/report-outcome';
export type * from './verdicts/verdict';

/** Filter of the list of reports; receivedFrom/To inclusive. */
export interface ReportFilter {
  readonly reportNumber?: string | null | undefined;
  readonly reportType?: string | null | undefined;
  readonly receivedFrom?: PlainDate | null | undefined;
  readonly receivedTo?: PlainDate | null | undefined;
  readonly status?: string | null | undefined;
}

/** State of the register, without persons. */
export interface RegisterStatus {
  readonly nReports: number;
  readonly lastRecordedAt: Date | null;
  readonly migration: string;
  readonly demonstration: boolean;
  readonly registrationBegan: PlainDate;
}

export declare function registerReport(
  deps: RegistryDeps,
  principal: Principal,
  input: ReportDraft,
  requestId: string,
): Promise<RegisterReportOutcome>;
export declare function checkReport(deps: RegistryDeps, principal: Principal, input: ReportDraft): CheckReportOutcome;
export declare function correctReport(
  deps: RegistryDeps,
  principal: Principal,
  input: CorrectionDraft,
  requestId: string,
): Promise<CorrectReportOutcome>;
export declare function withdrawReport(
  deps: RegistryDeps,
  principal: Principal,
  input: WithdrawalDraft,
  requestId: string,
): Promise<CorrectReportOutcome>;
export declare function validateReport(draft: ReportDraft, codes: CodeBook, today: PlainDate): Finding[];
/** One report of the caller's own unit, with an audit row; null when there is none. */
export declare function findReport(deps: RegistryDeps, principal: Principal, id: string, requestId: string): Promise<Report | null>;
export declare function listReports(
  deps: RegistryDeps,
  principal: Principal,
  page: PageRequest,
  filter: ReportFilter,
  requestId: string,
): Promise<Page<ReportSummary>>;
export declare function registerCase(
  deps: RegistryDeps,
  principal: Principal,
  input: CaseDraft,
  requestId: string,
): Promise<RegisterInCaseOutcome>;
export declare function registerDecision(
  deps: RegistryDeps,
  principal: Principal,
  input: DecisionDraft,
  requestId: string,
): Promise<RegisterInCaseOutcome>;
export declare function registerVerdict(
  deps: RegistryDeps,
  principal: Principal,
  input: VerdictDraft,
  requestId: string,
): Promise<RegisterInCaseOutcome>;
export declare function findCase(deps: RegistryDeps, principal: Principal, id: string, requestId: string): Promise<Case | null>;
export declare function auditEvents(
  deps: RegistryDeps,
  principal: Principal,
  page: PageRequest,
  filter: { readonly objectId?: string | null | undefined },
  requestId: string,
): Promise<Page<AuditEvent>>;
export declare function registerStatus(db: Kysely<Database>): Promise<RegisterStatus>;

/** A report registered elsewhere or before, for a bulk load; recordedAt is ISO 8601. */
export interface ReportImport {
  readonly draft: ReportDraft;
  readonly unitCode: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** A later revision for a bulk load; a withdrawal has no draft. */
export interface RevisionImport {
  readonly id: string;
  readonly expectedRevision: number;
  readonly reason: string;
  readonly draft: ReportDraft | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly unitCode: string;
}

/** Cases, decisions and verdicts for a bulk load. */
export interface CaseImport {
  readonly draft: CaseDraft;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
export interface DecisionImport {
  readonly draft: DecisionDraft;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
export interface VerdictImport {
  readonly draft: VerdictDraft;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** Who loads in bulk; one audit row per call. */
export interface ImportActor {
  readonly actor: string;
  readonly actorRole: string;
  readonly requestId: string;
}

/** A registration from the years before the category, with what was judged of it (oldest review first). */
export interface LegacyRecordImport {
  readonly id: string;
  readonly sourceSystem: string;
  readonly legacyClass: string;
  readonly receivedOn: PlainDate;
  readonly unitCode: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly reviews: readonly {
    readonly outcome: 'candidate' | 'confirmed' | 'rejected' | 'undetermined';
    readonly method: 'rule' | 'person';
    readonly recordedAt: Date;
    readonly recordedBy: string;
  }[];
}

/** Bulk loads; not validated (run validateReport first if in doubt), each one statement, returns how many were new. */
export declare function importReports(deps: RegistryDeps, docs: readonly ReportImport[], by: ImportActor): Promise<number>;
export declare function importRevisions(deps: RegistryDeps, docs: readonly RevisionImport[], by: ImportActor): Promise<number>;
export declare function importCases(deps: RegistryDeps, docs: readonly CaseImport[], by: ImportActor): Promise<number>;
export declare function importDecisions(deps: RegistryDeps, docs: readonly DecisionImport[], by: ImportActor): Promise<number>;
export declare function importVerdicts(deps: RegistryDeps, docs: readonly VerdictImport[], by: ImportActor): Promise<number>;
export declare function registerLegacyRecords(deps: RegistryDeps, docs: readonly LegacyRecordImport[], by: ImportActor): Promise<number>;
