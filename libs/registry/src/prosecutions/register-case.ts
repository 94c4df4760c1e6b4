import { hasErrors, isUuid, todayIn } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import type { RegistryDeps } from '../deps';
import { refuse } from '../refusal';
import type { RegisterInCaseOutcome } from './case';
import { caseDocument } from './case-document';
import type { CaseDraft } from './case-draft';
import { normalisedCaseNumber } from './case-number';
import { readCaseFacts, registeringCases } from './case.repository';
import { validateCase } from './case.rules';
import { storeInCase } from './register-in-case';

const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Registers an OM case with its counts and the reports they rest on, in one statement with its audit row; idempotent by id.
 * Throws FORBIDDEN unless a registrar of a unit asks.
 */
export async function registerCase(
  deps: RegistryDeps,
  principal: Principal,
  input: CaseDraft,
  requestId: string,
): Promise<RegisterInCaseOutcome> {
  const caseId = isUuid(input.id) ? input.id.toLowerCase() : null;
  const action = { action: 'register-case', objectKind: 'case', objectId: caseId, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const reportIds = [...new Set(input.counts.flatMap((count) => count.reportIds.filter(isUuid).map((id) => id.toLowerCase())))];
  const facts = await readCaseFacts(deps.db, reportIds, normalisedCaseNumber(input.caseNumber) ?? '', caseId ?? NO_ID);
  const findings = validateCase(input, deps.codes, { facts, unitCode: registrar.unitCode, today: todayIn(deps.clock) });
  if (hasErrors(findings) || caseId === null) return refuse(deps, registrar, action, findings);
  const document = caseDocument(input, { recordedAt: deps.clock(), recordedBy: registrar.subject }, deps.pseudonymKey);
  return storeInCase(deps, registrar, { statement: registeringCases, document, action, findings, caseId });
}
