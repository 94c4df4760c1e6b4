import { DomainError, type Clock } from '@register/kernel';
import type { Pool } from 'pg';
import type { IdentityProvider } from '../login/identity-provider';
import { inTransaction } from '../transaction';
import { accessTokenEndsWithin, type Session } from './session';
import { deleteSession, findSessionForRenewal, renewSession } from './session.repository';

/** Seconds before its end from which an access token is renewed. */
const RENEW_BEFORE_SECONDS = 60;

/** What sessions stand on. */
export interface SessionParts {
  readonly pool: Pool;
  readonly sealKey: Buffer;
  readonly identityProvider: IdentityProvider;
  readonly clock: Clock;
}

/** Gives a session whose access token still serves, or null when the provider has ended it. */
export type Renewal = (session: Session) => Promise<Session | null>;

/** One renewal per session at a time: in this process by a map, between processes by the lock on the row. */
export function openRenewal({ pool, sealKey, identityProvider, clock }: SessionParts): Renewal {
  const running = new Map<string, Promise<Session | null>>();
  const endsSoon = (session: Session): boolean => accessTokenEndsWithin(session.tokens, RENEW_BEFORE_SECONDS, clock());

  function renew(key: Buffer): Promise<Session | null> {
    return inTransaction(pool, async (trx) => {
      const current = await findSessionForRenewal(trx, key, sealKey, clock());
      if (current === null || !endsSoon(current)) return current;
      const granted = await identityProvider.renew(current);
      if (granted === null) {
        await deleteSession(trx, key);
        return null;
      }
      const renewed = { ...current, ...granted };
      await renewSession(trx, renewed, sealKey);
      return renewed;
    });
  }

  return async (session) => {
    if (!endsSoon(session)) return session;
    const id = session.key.toString('hex');
    const renewal = running.get(id) ?? renew(session.key).finally(() => running.delete(id));
    running.set(id, renewal);
    try {
      return await renewal;
    } catch (error) {
      if (!accessTokenEndsWithin(session.tokens, 0, clock())) return session;
      throw new DomainError('UNAVAILABLE', 'the access token could not be renewed', { cause: error });
    }
  };
}
