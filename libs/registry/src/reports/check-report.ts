import { hasErrors, isUuid, todayIn } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import type { RegistryDeps } from '../deps';
import { warningsOf } from '../refusal';
import type { ReportDraft } from './report-draft';
import type { CheckReportOutcome } from './report-outcome';
import { validateNewReport } from './report.rules';

/** Says what registerReport would say of the content; reads and stores nothing. Throws FORBIDDEN unless a registrar of a unit asks. */
export async function checkReport(
  deps: RegistryDeps,
  principal: Principal,
  input: ReportDraft,
  requestId: string,
): Promise<CheckReportOutcome> {
  await admitRegistrar(deps, principal, {
    action: 'check-report',
    objectKind: 'report',
    objectId: isUuid(input.id) ? input.id.toLowerCase() : null,
    requestId,
  });
  const findings = validateNewReport(input, deps.codes, todayIn(deps.clock));
  return hasErrors(findings) ? { kind: 'refused', findings } : { kind: 'acceptable', warnings: warningsOf(findings) };
}
