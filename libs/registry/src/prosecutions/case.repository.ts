import { outcomeOfCount } from '@register/chain';
import type { VerdictRecord } from '@register/chain';
import { runPrepared } from '@register/db';
import type { Database } from '@register/db';
import type { Kysely } from 'kysely';
import { auditDocument } from '../audit/audit.repository';
import type { AuditEntry } from '../audit/audit-event';
import type { StoringStatement } from '../storing';
import type { Verdict } from '../verdicts/verdict';
import type { Case, CaseCount, Decision } from './case';
import { READ_CASE, READ_CASE_FACTS, REGISTER_CASES, SHOW_CASE } from './case.sql';

type Db = Kysely<Database>;

/** A case as REGISTER_CASES takes it; hashes in hex. */
export interface CaseDocument {
  readonly case_id: string;
  readonly office_code: string;
  readonly received_on: string;
  readonly suspect_sex: string;
  readonly suspect_age: number | null;
  readonly suspect_age_group: string;
  readonly suspect_pseudonym: string | null;
  readonly content_sha256: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly case_number: string;
  readonly counts: readonly {
    readonly count_no: number;
    readonly article: string;
    readonly article_valid_from: string;
    readonly is_sextortion: boolean;
    readonly report_ids: readonly string[];
  }[];
}

export const registeringCases: StoringStatement<CaseDocument> = {
  name: 'register_cases',
  text: REGISTER_CASES,
  idOf: (document) => document.case_id,
};

type WithText<T extends { readonly recordedAt: Date }> = Omit<T, 'recordedAt'> & { readonly recordedAt: string };

interface StoredCase extends Omit<Case, 'registeredAt' | 'counts' | 'decisions' | 'verdicts'> {
  readonly registeredAt: string;
  readonly counts: readonly Omit<CaseCount, 'outcomeInForce'>[];
  readonly decisions: readonly WithText<Decision>[];
  readonly verdicts: readonly WithText<Verdict>[];
}

/** A verdict as the rules of the chain see it. */
export function verdictRecord(verdict: Verdict): VerdictRecord {
  const { id, pronouncedOn, replaces, outcomes, recordedAt } = verdict;
  return { verdictId: id, pronouncedOn, replacesVerdictId: replaces, outcomes, recordedAt: recordedAt.toISOString() };
}

function caseOf(stored: StoredCase): Case {
  const verdicts = stored.verdicts.map((verdict) => ({ ...verdict, recordedAt: new Date(verdict.recordedAt) }));
  const records = verdicts.map(verdictRecord);
  return {
    ...stored,
    registeredAt: new Date(stored.registeredAt),
    counts: stored.counts.map((count) => ({ ...count, outcomeInForce: outcomeOfCount(records, count.countNo) })),
    decisions: stored.decisions.map((decision) => ({ ...decision, recordedAt: new Date(decision.recordedAt) })),
    verdicts,
  };
}

/** A case that a unit may see, without an audit row: for a use case that writes one itself. */
export async function readCase(db: Db, unitCode: string, id: string): Promise<Case | null> {
  const [row] = await runPrepared<{ found: StoredCase }>(db, 'read_case', READ_CASE, [id, unitCode]);
  return row === undefined ? null : caseOf(row.found);
}

/** Shows a case that a unit may see and writes the audit row in the same statement; null (and 'not-found' in the audit) otherwise. */
export async function showCase(db: Db, unitCode: string, id: string, audit: AuditEntry): Promise<Case | null> {
  const values = [JSON.stringify(auditDocument(audit)), id, unitCode];
  const [row] = await runPrepared<{ found: StoredCase }>(db, 'show_case', SHOW_CASE, values);
  return row === undefined ? null : caseOf(row.found);
}

/** What the register knows about the reports and the number that a new case names. */
export interface CaseFacts {
  /** Unit per report that is there. */
  readonly reportUnits: ReadonlyMap<string, string>;
  /** Whether another case has the number. */
  readonly isNumberInUse: boolean;
}

/** Looks up what the rules on a new case need; ids must be UUIDs. */
export async function readCaseFacts(db: Db, reportIds: readonly string[], caseNumber: string, caseId: string): Promise<CaseFacts> {
  type Row = { reports: readonly { id: string; unitCode: string }[]; number_in_use: boolean };
  const [row] = await runPrepared<Row>(db, 'read_case_facts', READ_CASE_FACTS, [reportIds, caseNumber, caseId]);
  return {
    reportUnits: new Map((row?.reports ?? []).map(({ id, unitCode }) => [id, unitCode])),
    isNumberInUse: row?.number_in_use ?? false,
  };
}
