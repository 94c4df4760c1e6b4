import { auditEntry, insertAudit, type RegistryDeps } from '@register/registry';
import type { OnForbidden } from '@register/service';

/** 'registerReport' as the audit log names it: 'register-report'. */
function kebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);
}

/** Writes the audit row of a caller whose role may not use an operation (BIO 8.15.01). */
export function recordRefusal(registry: RegistryDeps): OnForbidden {
  return (principal, operation, requestId) => {
    const action = { action: kebabCase(operation), objectKind: 'operation', objectId: null, requestId };
    return insertAudit(registry.db, auditEntry(registry, principal, action), 'forbidden', 0);
  };
}
