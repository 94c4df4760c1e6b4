import { DomainError } from '@register/kernel';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

const TIMEOUT_MS = 5_000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Refuses addresses that would carry keys over an open line; plain http only on this machine. */
function secure(address: string): URL {
  const url = new URL(address);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return url;
  throw new Error('The identity provider must be reached over https');
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = secure(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`The identity provider answered ${response.status}`);
  const metadata: unknown = await response.json();
  if (typeof metadata !== 'object' || metadata === null || !('issuer' in metadata) || !('jwks_uri' in metadata)) {
    throw new Error('The identity provider gives no usable metadata');
  }
  if (metadata.issuer !== issuer) throw new Error('The metadata is of another issuer');
  return createRemoteJWKSet(secure(String(metadata.jwks_uri)), { timeoutDuration: TIMEOUT_MS });
}

/** Public keys of an issuer, looked up through its metadata (OpenID Connect Discovery 1.0) at first use and again after a failure. */
export function issuerKeys(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    keys ??= discover(issuer);
    let get: JWTVerifyGetKey;
    try {
      get = await keys;
    } catch (cause) {
      keys = undefined;
      throw new DomainError('UNAVAILABLE', 'The identity provider cannot be reached; try again later.', { cause });
    }
    return get(header, token);
  };
}
