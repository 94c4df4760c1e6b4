import { DomainError } from '@register/kernel';
import type { RegistryDeps } from '../deps';
import { prepareReport, revisionDocument } from '../reports/report-document';
import type { Recording, RevisionDocument } from '../reports/report-document';
import type { ReportDraft } from '../reports/report-draft';
import { correctingReports, registeringReports, withdrawingReports } from '../reports/report.repository';
import type { RegistrationResult, RevisionResult } from '../reports/report.repository';
import { store } from '../storing';
import { importEntry } from './import-actor';
import type { ImportActor } from './import-actor';

/** A report recorded elsewhere or earlier. */
export interface ReportImport extends Recording {
  readonly draft: ReportDraft;
}

/** A later revision of a report; without a draft it is a withdrawal. */
export interface RevisionImport extends Recording {
  /** Id of the report. */
  readonly id: string;
  readonly expectedRevision: number;
  readonly reason: string;
  readonly draft: ReportDraft | null;
}

function done(stored: readonly { readonly result: string }[]): number {
  return stored.filter(({ result }) => result === 'done').length;
}

/** Stores reports with one audit row by the statement of registerReport; not validated, ids already there are left alone. Returns how many were new. */
export async function importReports(deps: RegistryDeps, imports: readonly ReportImport[], by: ImportActor): Promise<number> {
  const step = { revision: 1, action: 'registered', reason: null } as const;
  const documents = imports.map(({ draft, ...recording }) => prepareReport(draft, step, recording, deps).document);
  const audit = importEntry(deps, by, 'import-reports', 'report');
  return done(await store<RegistrationResult, RevisionDocument>(deps.db, registeringReports, documents, [audit]));
}

function revisionOf(deps: RegistryDeps, { draft, ...revision }: RevisionImport): RevisionDocument {
  const action = draft === null ? 'withdrawn' : 'corrected';
  const step = { revision: revision.expectedRevision + 1, action, reason: revision.reason } as const;
  return draft === null ? revisionDocument(revision.id, step, revision) : prepareReport(draft, step, revision, deps).document;
}

/**
 * Stores corrections and withdrawals, oldest revisions first, with one audit row per statement; not validated. Returns how many were new;
 * throws CONFLICT when one does not follow on the last revision of its report, or names a person who is not in it.
 */
export async function importRevisions(deps: RegistryDeps, imports: readonly RevisionImport[], by: ImportActor): Promise<number> {
  const documents = imports.map((revision) => revisionOf(deps, revision));
  const rounds = Map.groupBy(documents, ({ revision, action }) => `${String(revision).padStart(9, '0')} ${action}`);
  let count = 0;
  for (const [, round] of [...rounds].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const statement = round[0]?.action === 'withdrawn' ? withdrawingReports : correctingReports;
    const audit = importEntry(deps, by, 'import-revisions', 'report');
    const stored = await store<RevisionResult, RevisionDocument>(deps.db, statement, round, [audit]);
    if (stored.some(({ result }) => result !== 'done' && result !== 'replayed')) {
      throw new DomainError('CONFLICT', 'a revision does not follow on the last one of its report');
    }
    count += done(stored);
  }
  return count;
}
