import { hasErrors, isUuid, todayIn } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import type { RegistryDeps } from '../deps';
import { refuse } from '../refusal';
import type { RegisterInCaseOutcome } from './case';
import type { DecisionDraft } from './case-draft';
import { readCase } from './case.repository';
import { decisionDocument, registeringDecisions } from './decision-document';
import { validateDecision } from './decision.rules';
import { storeInCase } from './register-in-case';

/** Registers what the OM decided on some counts of a case, in one statement with its audit row; idempotent by id. Throws FORBIDDEN unless a registrar of a unit asks. */
export async function registerDecision(
  deps: RegistryDeps,
  principal: Principal,
  input: DecisionDraft,
  requestId: string,
): Promise<RegisterInCaseOutcome> {
  const action = {
    action: 'register-decision',
    objectKind: 'decision',
    objectId: isUuid(input.id) ? input.id.toLowerCase() : null,
    requestId,
  };
  const registrar = await admitRegistrar(deps, principal, action);
  const found = isUuid(input.caseId) ? await readCase(deps.db, registrar.unitCode, input.caseId) : null;
  const findings = validateDecision(input, deps.codes, found, todayIn(deps.clock));
  if (hasErrors(findings)) return refuse(deps, registrar, action, findings);
  const document = decisionDocument(input, { recordedAt: deps.clock(), recordedBy: registrar.subject }, deps.codes);
  return storeInCase(deps, registrar, { statement: registeringDecisions, document, action, findings, caseId: document.case_id });
}
