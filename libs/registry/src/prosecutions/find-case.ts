import { isUuid } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { admitRegistrar } from '../access';
import { auditEntry, insertAudit } from '../audit/audit.repository';
import type { RegistryDeps } from '../deps';
import type { Case } from './case';
import { showCase } from './case.repository';

/** A case of the caller's own parket, of a national one, or resting on a report of the own unit; null otherwise. One statement with its audit row. */
export async function findCase(deps: RegistryDeps, principal: Principal, id: string, requestId: string): Promise<Case | null> {
  const objectId = isUuid(id) ? id.toLowerCase() : null;
  const action = { action: 'read-case', objectKind: 'case', objectId, requestId };
  const registrar = await admitRegistrar(deps, principal, action);
  const audit = auditEntry(deps, registrar, action);
  if (objectId !== null) return showCase(deps.db, registrar.unitCode, objectId, audit);
  await insertAudit(deps.db, audit, 'not-found', 0);
  return null;
}
