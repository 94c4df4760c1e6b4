import { isRole, type Principal } from '@register/kernel';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { seal, unseal } from '../sealed-text';
import { hasEnded, IDLE_MINUTES, type Session, type Tokens } from './session';

const claimsSchema = z.object({
  name: z.string(),
  role: z.custom<Principal['role']>(isRole),
  unitCode: z.string().nullable(),
});
const sealedSchema = z.object({ sealed: z.string() });
const tokensSchema = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: z.string(),
  refreshToken: z.string().nullable(),
  idToken: z.string(),
});

interface SessionRow {
  readonly session_key: Buffer;
  readonly subject: string;
  readonly claims: unknown;
  readonly tokens: unknown;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** Stores a new session; its tokens encrypted under `sealKey` and bound to this row. */
export async function insertSession(db: Pool, session: Session, sealKey: Buffer): Promise<void> {
  await db.query(
    `insert into portal.sessions (session_key, subject, claims, tokens, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      session.key,
      session.principal.subject,
      claimsOf(session.principal),
      sealTokens(session.tokens, session.key, sealKey),
      session.createdAt,
      session.lastSeenAt,
      session.expiresAt,
    ],
  );
}

/** The session behind a key, or null when there is none, it has ended at `now`, or its tokens do not open under `sealKey`. */
export async function findSession(db: Pool | PoolClient, key: Buffer, sealKey: Buffer, now: Date): Promise<Session | null> {
  const { rows } = await db.query<SessionRow>('select * from portal.sessions where session_key = $1', [key]);
  const session = rows[0] ? readRow(rows[0], sealKey) : null;
  return session === null || hasEnded(session, now) ? null : session;
}

/** Like `findSession`, but holds the row until the transaction ends, so that one request at a time renews the tokens. */
export async function findSessionForRenewal(trx: PoolClient, key: Buffer, sealKey: Buffer, now: Date): Promise<Session | null> {
  await trx.query('select 1 from portal.sessions where session_key = $1 for update', [key]);
  return findSession(trx, key, sealKey, now);
}

/** Notes that the session was used at `now`. */
export async function touchSession(db: Pool, key: Buffer, now: Date): Promise<void> {
  await db.query('update portal.sessions set last_seen_at = greatest(last_seen_at, $2) where session_key = $1', [key, now]);
}

/** Replaces the tokens and what they say of the person. */
export async function renewSession(trx: PoolClient, session: Session, sealKey: Buffer): Promise<void> {
  await trx.query('update portal.sessions set claims = $2, tokens = $3 where session_key = $1', [
    session.key,
    claimsOf(session.principal),
    sealTokens(session.tokens, session.key, sealKey),
  ]);
}

export async function deleteSession(db: Pool | PoolClient, key: Buffer): Promise<void> {
  await db.query('delete from portal.sessions where session_key = $1', [key]);
}

/** Removes the sessions that have ended by `now`; gives how many. */
export async function deleteEndedSessions(db: Pool, now: Date): Promise<number> {
  const idleSince = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  const { rowCount } = await db.query('delete from portal.sessions where expires_at <= $1 or last_seen_at <= $2', [now, idleSince]);
  return rowCount ?? 0;
}

function claimsOf({ name, role, unitCode }: Principal): string {
  return JSON.stringify({ name, role, unitCode });
}

function sealTokens(tokens: Tokens, key: Buffer, sealKey: Buffer): string {
  return JSON.stringify({ sealed: seal(JSON.stringify(tokens), sealKey, key) });
}

function readRow(row: SessionRow, sealKey: Buffer): Session | null {
  const text = unseal(sealedSchema.parse(row.tokens).sealed, sealKey, row.session_key);
  if (text === null) return null;
  return {
    key: row.session_key,
    principal: { subject: row.subject, ...claimsSchema.parse(row.claims) },
    tokens: tokensSchema.parse(JSON.parse(text)),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
