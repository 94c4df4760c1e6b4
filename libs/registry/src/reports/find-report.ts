import { isUuid } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { auditEntry, insertAudit } from '../audit/audit.repository';
import { asRegistrar } from '../deps';
import type { RegistryDeps } from '../deps';
import type { Report } from './report';
import { showReport } from './report.repository';

/** A report of the caller's own unit with all its revisions; null when there is none. One statement with its audit row. */
export async function findReport(deps: RegistryDeps, principal: Principal, id: string, requestId: string): Promise<Report | null> {
  const registrar = asRegistrar(principal, deps.codes);
  const objectId = isUuid(id) ? id.toLowerCase() : null;
  const audit = auditEntry(deps, registrar, { action: 'read-report', objectKind: 'report', objectId, requestId });
  if (objectId !== null) return showReport(deps.db, registrar.unitCode, objectId, audit);
  await insertAudit(deps.db, audit, 'not-found', 0);
  return null;
}
