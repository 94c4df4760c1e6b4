import { DomainError } from '@register/kernel';
import type { Finding } from '@register/kernel';
import { auditEntry } from '../audit/audit.repository';
import type { AuditedAction } from '../audit/audit.repository';
import type { Registrar, RegistryDeps } from '../deps';
import { problem } from '../findings/finding';
import { warningsOf } from '../refusal';
import { storeOne } from '../storing';
import type { StoringStatement } from '../storing';
import type { RegisterInCaseOutcome } from './case';
import { readCase } from './case.repository';

/** How storing a case, decision or verdict ended; conflict: another record replaced the same one first. */
export type InCaseResult = 'done' | 'replayed' | 'refused' | 'conflict';

const ID_IN_USE = 'Dit kenmerk is al in gebruik voor iets anders. Maak een nieuw kenmerk.';
const ALREADY_REPLACED = 'Wat hier wordt vervangen, is intussen al vervangen. Open de zaak opnieuw.';

/** What a case, decision or verdict to be stored comes down to. */
export interface Storing<Document> {
  readonly statement: StoringStatement<Document>;
  readonly document: Document;
  readonly action: AuditedAction;
  readonly findings: readonly Finding[];
  readonly caseId: string;
}

/** Stores a valid document with its audit row in one statement, and gives the case as it stands then. */
export async function storeInCase<Document>(
  deps: RegistryDeps,
  registrar: Registrar,
  storing: Storing<Document>,
): Promise<RegisterInCaseOutcome> {
  const audit = auditEntry(deps, registrar, storing.action);
  const result = await storeOne<InCaseResult, Document>(deps.db, storing.statement, storing.document, audit);
  const warnings = warningsOf(storing.findings);
  if (result === 'refused') return { kind: 'refused', findings: [problem('id', 'id-in-use', ID_IN_USE), ...warnings] };
  if (result === 'conflict') return { kind: 'refused', findings: [problem('replaces', 'already-replaced', ALREADY_REPLACED), ...warnings] };
  const stored = await readCase(deps.db, registrar.unitCode, storing.caseId);
  if (stored === null) throw new DomainError('INTERNAL', 'a stored case cannot be read');
  return { kind: result === 'done' ? 'registered' : 'replayed', case: stored, warnings };
}
