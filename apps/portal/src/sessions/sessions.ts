import type { Granted } from '../login/identity-provider';
import { isSecret, keyOf, newSecret } from '../secret';
import { openRenewal, type SessionParts } from './renewal';
import { isWorthTouching, newSession, type Session } from './session';
import { deleteSession, findSession, insertSession, touchSession } from './session.repository';

/** The sessions of the portal, by the secret in the cookie. */
export interface Sessions {
  /** Starts a session and gives the secret for the cookie. */
  begin(granted: Granted): Promise<string>;
  /** The session behind a cookie, its access token good for use, or null. Fails when the token ran out while the provider is out of reach. */
  use(secret: string | undefined): Promise<Session | null>;
  /** Ends the session behind a cookie; gives what it was, or null. */
  end(secret: string | undefined): Promise<Session | null>;
}

export function openSessions(parts: SessionParts): Sessions {
  const { pool, sealKey, clock } = parts;
  const renewal = openRenewal(parts);

  async function find(secret: string | undefined): Promise<Session | null> {
    return isSecret(secret) ? findSession(pool, keyOf(secret), sealKey, clock()) : null;
  }

  return {
    async begin({ principal, tokens }) {
      const secret = newSecret();
      await insertSession(pool, newSession(keyOf(secret), principal, tokens, clock()), sealKey);
      return secret;
    },

    async use(secret) {
      const session = await find(secret);
      if (session === null) return null;
      if (isWorthTouching(session, clock())) await touchSession(pool, session.key, clock());
      return renewal(session);
    },

    async end(secret) {
      const session = await find(secret);
      if (isSecret(secret)) await deleteSession(pool, keyOf(secret));
      return session;
    },
  };
}
