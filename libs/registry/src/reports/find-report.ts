import { isUuid } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import { auditEntry, insertAudit } from '../audit/audit.repository';
import type { RegistryDeps } from '../deps';
import type { Report } from './report';
import { showReport } from './report.repository';

/** A report of the caller's own unit with all its revisions; null when there is none. One statement with its audit row. */
export async function findReport(deps: RegistryDeps, principal: Principal, id: string, requestId: string): Promise<Report | null> {
  const objectId = isUuid(id) ? id.toLowerCase() : null;
  const action = { action: 'read-report', objectKind: 'report', objectId, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const audit = auditEntry(deps, registrar, action);
  if (objectId !== null) return showReport(deps.db, registrar.unitCode, objectId, audit);
  await insertAudit(deps.db, audit, 'not-found', 0);
  return null;
}
