import type { Finding, Principal } from '@register/kernel';
import { auditEntry, insertAudit } from './audit/audit.repository';
import type { AuditedAction } from './audit/audit.repository';
import type { RegistryDeps } from './deps';
import type { Refused } from './reports/report-outcome';

/** Refuses input: nothing is stored but the audit row, which holds no content. */
export async function refuse(
  deps: RegistryDeps,
  principal: Principal,
  action: AuditedAction,
  findings: readonly Finding[],
): Promise<Refused> {
  await insertAudit(deps.db, auditEntry(deps, principal, action), 'refused', 0);
  return { kind: 'refused', findings };
}

/** Only the warnings of a list of findings. */
export function warningsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'warning');
}
