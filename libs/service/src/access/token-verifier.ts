import { hash } from 'node:crypto';
import { type Clock, DomainError, type Principal } from '@register/kernel';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { principalOf } from './claims';

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
const KEPT_AT_MOST_MS = 5 * 60_000;
const KEPT_TOKENS = 5_000;

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Clock;
}

export type TokenVerifier = (token: string) => Principal | Promise<Principal>;

/** Failures that say something of the token, not of the way to the keys. */
function isTokenFault(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';
}

function refusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof errors.JWTExpired) return new DomainError('UNAUTHENTICATED', 'The access token has expired.');
  if (isTokenFault(error)) return new DomainError('UNAUTHENTICATED', 'The access token is not valid for this service.');
  return new DomainError('UNAVAILABLE', 'The keys of the identity provider cannot be read; try again later.', { cause: error });
}

/**
 * Verifies signature, issuer, audience and expiry of access tokens. A verified token is remembered by its hash until it expires,
 * five minutes at most (so a withdrawn key stops working soon); the oldest is forgotten when there are too many.
 */
export function createTokenVerifier({ issuer, audience, keys, clock }: TokenRules): TokenVerifier {
  const kept = new Map<string, { readonly principal: Principal; readonly until: number }>();

  async function verify(token: string, key: string): Promise<Principal> {
    try {
      const now = clock();
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: now,
        requiredClaims: ['exp', 'sub'],
      });
      const principal = principalOf(payload);
      const until = Math.min((payload.exp ?? 0) * 1000, now.getTime() + KEPT_AT_MOST_MS);
      const oldest = kept.size >= KEPT_TOKENS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(key, { principal, until });
      return principal;
    } catch (error) {
      throw refusal(error);
    }
  }

  return (token) => {
    const key = hash('sha256', token, 'base64');
    const known = kept.get(key);
    if (known && known.until > clock().getTime()) return known.principal;
    if (known) kept.delete(key);
    return verify(token, key);
  };
}
