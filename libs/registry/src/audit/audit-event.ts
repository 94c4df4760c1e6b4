/** How a read or write ended. */
export type AuditResult = 'done' | 'replayed' | 'refused' | 'conflict' | 'not-found' | 'forbidden';

/** Who did what to which object, when, with which result (BIO 8.15.01); holds no content. */
export interface AuditEvent {
  readonly id: string;
  readonly occurredAt: Date;
  /** Subject of the access token. */
  readonly actor: string;
  readonly actorRole: string;
  readonly actorUnit: string | null;
  /** Kebab-case verb and object: 'register-report'. */
  readonly action: string;
  readonly objectKind: string;
  /** Null for a list. */
  readonly objectId: string | null;
  readonly result: AuditResult;
  readonly nObjects: number;
  readonly requestId: string;
}

/** An audit row about to be written; the statement that does the work may decide the result. */
export type AuditEntry = Omit<AuditEvent, 'result' | 'nObjects'>;
