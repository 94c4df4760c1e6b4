import { hasErrors, isUuid, todayIn } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import type { RegistryDeps } from '../deps';
import { revisionFindings } from '../findings/text.rules';
import { refuse } from '../refusal';
import { prepareReport } from './report-document';
import type { CorrectionDraft } from './report-draft';
import type { CorrectReportOutcome } from './report-outcome';
import { correctingReports } from './report.repository';
import { validateReport } from './report.rules';
import { reviseReport } from './revise-report';

/**
 * Appends a revision with the report as it should read, in one statement with its audit row. Of two registrars correcting the same
 * revision one wins; the other gets the conflict and the report as it stands. Throws FORBIDDEN unless a registrar of a unit asks.
 */
export async function correctReport(
  deps: RegistryDeps,
  principal: Principal,
  input: CorrectionDraft,
  requestId: string,
): Promise<CorrectReportOutcome> {
  const action = { action: 'correct-report', objectKind: 'report', objectId: isUuid(input.id) ? input.id.toLowerCase() : null, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const findings = [...revisionFindings(input), ...validateReport(input, deps.codes, todayIn(deps.clock))];
  if (hasErrors(findings)) return refuse(deps, registrar, action, findings);
  const step = { revision: input.expectedRevision + 1, action: 'corrected', reason: input.reason.trim() } as const;
  const by = { unitCode: registrar.unitCode, recordedAt: deps.clock(), recordedBy: registrar.subject };
  const { document } = prepareReport(input, step, by, deps);
  return reviseReport(deps, registrar, { statement: correctingReports, document, action, findings, draft: input });
}
