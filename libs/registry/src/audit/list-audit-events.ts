import { runPrepared } from '@register/db';
import { DomainError, isUuid } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { forbid } from '../access';
import type { RegistryDeps } from '../deps';
import { keysetOf, pageOf, pageSize } from '../page';
import type { Keyset, Page, PageRequest } from '../page';
import { auditDocument, auditEntry } from './audit.repository';
import { LOG_LISTED } from './audit.sql';
import type { AuditEvent, AuditResult } from './audit-event';

/** Parameters: $1 audit row, $2 page size, $3 and $4 keyset, $5 object. */
const LIST_EVENTS = `with listed as (
    select * from audit.events
    where ($3::timestamptz is null or (occurred_at, event_id) < ($3::timestamptz, $4::uuid)) and ($5::uuid is null or object_id = $5)
    order by occurred_at desc, event_id desc
    limit $2::bigint + 1
  ),
  ${LOG_LISTED}
  select l.*, l.event_id as id, to_char(l.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
  from listed l
  order by l.occurred_at desc, l.event_id desc`;

interface Row extends Keyset {
  readonly occurred_at: Date;
  readonly actor: string;
  readonly actor_role: string;
  readonly actor_unit: string | null;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string | null;
  readonly result: AuditResult;
  readonly n_objects: number;
  readonly request_id: string;
}

function eventOf(row: Row): AuditEvent {
  return {
    id: row.id,
    occurredAt: row.occurred_at,
    actor: row.actor,
    actorRole: row.actor_role,
    actorUnit: row.actor_unit,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    result: row.result,
    nObjects: row.n_objects,
    requestId: row.request_id,
  };
}

/** Filter of the audit log. */
export interface AuditFilter {
  readonly objectId?: string | null | undefined;
}

/**
 * Who did what, newest first; the reading itself is logged too, and stands on no page of its own reading.
 * Throws FORBIDDEN unless an auditor asks, BAD_USER_INPUT on a foreign cursor, object id or page size.
 */
export async function auditEvents(
  deps: RegistryDeps,
  principal: Principal,
  page: PageRequest,
  filter: AuditFilter,
  requestId: string,
): Promise<Page<AuditEvent>> {
  const objectId = filter.objectId ?? null;
  const action = { action: 'list-audit-events', objectKind: 'audit-event', objectId: isUuid(objectId) ? objectId : null, requestId };
  if (principal.role !== 'auditor') return forbid(deps, principal, action, 'an auditor');
  const size = pageSize(page);
  const after = keysetOf(page.after);
  if (objectId !== null && !isUuid(objectId)) throw new DomainError('BAD_USER_INPUT', 'objectId is not an id');
  const audit = auditEntry(deps, principal, action);
  const values = [JSON.stringify(auditDocument(audit)), size, after?.at ?? null, after?.id ?? null, objectId];
  const rows = await runPrepared<Row & Record<string, unknown>>(deps.db, 'list_audit_events', LIST_EVENTS, values);
  return pageOf(rows, size, eventOf);
}
