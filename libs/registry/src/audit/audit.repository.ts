import { runPrepared } from '@register/db';
import type { Database } from '@register/db';
import type { Principal } from '@register/kernel';
import type { Kysely } from 'kysely';
import { INSERT_AUDIT } from './audit.sql';
import type { AuditEntry, AuditResult } from './audit-event';

/** What an audit row is made of besides the person. */
interface AuditMaker {
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** What was asked, about which object. */
export interface AuditedAction {
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly requestId: string;
}

/** An audit row about to be written, for a person and an action. */
export function auditEntry(maker: AuditMaker, principal: Principal, action: AuditedAction): AuditEntry {
  return {
    id: maker.newId(),
    occurredAt: maker.clock(),
    actor: principal.subject,
    actorRole: principal.role,
    actorUnit: principal.unitCode,
    ...action,
  };
}

/** An audit row as the SQL statements take it. */
export function auditDocument(entry: AuditEntry): Readonly<Record<string, string | null>> {
  return {
    id: entry.id,
    occurred_at: entry.occurredAt.toISOString(),
    actor: entry.actor,
    actor_role: entry.actorRole,
    actor_unit: entry.actorUnit,
    action: entry.action,
    object_kind: entry.objectKind,
    object_id: entry.objectId,
    request_id: entry.requestId,
  };
}

/** Writes one audit row of its own, for what no other statement logs: a refusal stores nothing else. */
export async function insertAudit(db: Kysely<Database>, entry: AuditEntry, result: AuditResult, nObjects: number): Promise<void> {
  await runPrepared(db, 'insert_audit', INSERT_AUDIT, [JSON.stringify(auditDocument(entry)), result, nObjects]);
}
