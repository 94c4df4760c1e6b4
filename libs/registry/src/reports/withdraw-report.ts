import { hasErrors, isUuid } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import type { RegistryDeps } from '../deps';
import { revisionFindings, textFindings } from '../findings/text.rules';
import { problem } from '../findings/finding';
import { refuse } from '../refusal';
import { revisionDocument } from './report-document';
import type { WithdrawalDraft } from './report-draft';
import type { CorrectReportOutcome } from './report-outcome';
import { withdrawingReports } from './report.repository';
import { reviseReport } from './revise-report';

/** Appends a withdrawal: the report counts no more from now on, its content stays. Throws FORBIDDEN unless a registrar of a unit asks. */
export async function withdrawReport(
  deps: RegistryDeps,
  principal: Principal,
  input: WithdrawalDraft,
  requestId: string,
): Promise<CorrectReportOutcome> {
  const action = { action: 'withdraw-report', objectKind: 'report', objectId: isUuid(input.id) ? input.id.toLowerCase() : null, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const idFindings = isUuid(input.id) ? [] : [problem('id', 'invalid-id', 'Het kenmerk van de melding is geen UUID.')];
  const findings = [...idFindings, ...revisionFindings(input), ...textFindings(input)];
  if (hasErrors(findings)) return refuse(deps, registrar, action, findings);
  const step = { revision: input.expectedRevision + 1, action: 'withdrawn', reason: input.reason.trim() } as const;
  const by = { unitCode: registrar.unitCode, recordedAt: deps.clock(), recordedBy: registrar.subject };
  const document = revisionDocument(input.id.toLowerCase(), step, by);
  return reviseReport(deps, registrar, { statement: withdrawingReports, document, action, findings });
}
