import type { AuditEntry } from '../audit/audit-event';

/** Who loads in bulk; one audit row per call. */
export interface ImportActor {
  readonly actor: string;
  readonly actorRole: string;
  readonly requestId: string;
}

/** The audit row of a bulk load: no single object, the statement counts what was new. */
export function importEntry(
  maker: { readonly clock: () => Date; readonly newId: () => string },
  by: ImportActor,
  action: string,
  objectKind: string,
): AuditEntry {
  return { id: maker.newId(), occurredAt: maker.clock(), actorUnit: null, action, objectKind, objectId: null, ...by };
}
