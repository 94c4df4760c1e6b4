import { DomainError } from '@register/kernel';
import type { Finding } from '@register/kernel';
import { auditEntry } from '../audit/audit.repository';
import type { AuditedAction } from '../audit/audit.repository';
import type { Registrar, RegistryDeps } from '../deps';
import { problem } from '../findings/finding';
import { warningsOf } from '../refusal';
import { storeOne } from '../storing';
import type { StoringStatement } from '../storing';
import type { RevisionDocument } from './report-document';
import type { CorrectionDraft } from './report-draft';
import type { CorrectReportOutcome } from './report-outcome';
import { countPersons, readReport } from './report.repository';
import type { RevisionResult } from './report.repository';
import { strangerFindings } from './rules/same-as.rules';

const WITHDRAWN = 'Deze melding is ingetrokken en kan niet meer worden gewijzigd. Registreer zo nodig een nieuwe melding.';

/** What a correction or withdrawal comes down to. */
export interface Revising {
  readonly statement: StoringStatement<RevisionDocument>;
  readonly document: RevisionDocument;
  readonly action: AuditedAction;
  readonly findings: readonly Finding[];
  /** The correction as it was sent; a withdrawal names no persons. */
  readonly draft?: CorrectionDraft;
}

/** Tells which persons of a correction are not in the revision that it goes over. */
async function strangers(db: RegistryDeps['db'], { draft, document }: Revising): Promise<Finding[]> {
  if (draft === undefined) return [];
  return strangerFindings(draft, await countPersons(db, document.report_id, draft.expectedRevision));
}

/** Appends a revision when the report still stands at the expected one; otherwise nothing is stored and the report as it is now comes back. */
export async function reviseReport(deps: RegistryDeps, registrar: Registrar, revising: Revising): Promise<CorrectReportOutcome> {
  const { statement, document, action } = revising;
  const result = await storeOne<RevisionResult, RevisionDocument>(deps.db, statement, document, auditEntry(deps, registrar, action));
  if (result === 'not-found') return { kind: 'not-found' };
  const warnings = warningsOf(revising.findings);
  if (result === 'refused') return { kind: 'refused', findings: [problem('id', 'report-withdrawn', WITHDRAWN), ...warnings] };
  if (result === 'person-not-found') return { kind: 'refused', findings: [...(await strangers(deps.db, revising)), ...warnings] };
  const report = await readReport(deps.db, registrar.unitCode, document.report_id);
  if (report === null) throw new DomainError('INTERNAL', 'a stored report cannot be read');
  if (result === 'conflict') return { kind: 'conflict', current: report };
  return { kind: result === 'done' ? 'corrected' : 'replayed', report, warnings };
}
