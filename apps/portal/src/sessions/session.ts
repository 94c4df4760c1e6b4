import type { Principal } from '@register/kernel';

/** Minutes without a request after which a session ends. */
export const IDLE_MINUTES = 30;

/** Hours after login after which a session ends, however busy. */
export const ABSOLUTE_HOURS = 10;

/** What the identity provider gave for one person; never leaves the server. */
export interface Tokens {
  readonly accessToken: string;
  /** Instant in ISO 8601 at which the services no longer take the access token. */
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string | null;
  readonly idToken: string;
}

/** One logged-in browser. */
export interface Session {
  readonly key: Buffer;
  readonly principal: Principal;
  readonly tokens: Tokens;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** Starts a session at `now`. */
export function newSession(key: Buffer, principal: Principal, tokens: Tokens, now: Date): Session {
  return { key, principal, tokens, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000) };
}

/** Whether the session has ended at `now`, by idleness or by age. */
export function hasEnded(session: Pick<Session, 'lastSeenAt' | 'expiresAt'>, now: Date): boolean {
  return now >= session.expiresAt || now.getTime() - session.lastSeenAt.getTime() >= IDLE_MINUTES * 60_000;
}

/** Seen is written once a minute at most: a write on every request would cost more than the request. */
export function isWorthTouching(session: Pick<Session, 'lastSeenAt'>, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= 60_000;
}

/** Whether the access token stops within `seconds` after `now`. */
export function accessTokenEndsWithin(tokens: Tokens, seconds: number, now: Date): boolean {
  return Date.parse(tokens.accessTokenExpiresAt) - now.getTime() <= seconds * 1000;
}
