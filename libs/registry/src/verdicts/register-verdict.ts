import { hasErrors, isUuid, todayIn } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import type { RegistryDeps } from '../deps';
import type { RegisterInCaseOutcome } from '../prosecutions/case';
import { readCase } from '../prosecutions/case.repository';
import { storeInCase } from '../prosecutions/register-in-case';
import { refuse } from '../refusal';
import type { VerdictDraft } from './verdict';
import { registeringVerdicts, verdictDocument } from './verdict-document';
import { validateVerdict } from './verdict.rules';

/**
 * Registers what a court decided per count, with the new case number it may bring, in one statement with its audit row;
 * idempotent by id. Throws FORBIDDEN unless a registrar of a unit asks.
 */
export async function registerVerdict(
  deps: RegistryDeps,
  principal: Principal,
  input: VerdictDraft,
  requestId: string,
): Promise<RegisterInCaseOutcome> {
  const action = {
    action: 'register-verdict',
    objectKind: 'verdict',
    objectId: isUuid(input.id) ? input.id.toLowerCase() : null,
    requestId,
  };
  const registrar = await admitRegistrar(deps, principal, action);
  const found = isUuid(input.caseId) ? await readCase(deps.db, registrar.unitCode, input.caseId) : null;
  const findings = validateVerdict(input, deps.codes, found, todayIn(deps.clock));
  if (hasErrors(findings)) return refuse(deps, registrar, action, findings);
  const document = verdictDocument(input, { recordedAt: deps.clock(), recordedBy: registrar.subject }, deps.codes);
  return storeInCase(deps, registrar, { statement: registeringVerdicts, document, action, findings, caseId: document.case_id });
}
