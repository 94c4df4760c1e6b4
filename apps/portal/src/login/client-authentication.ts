import { importJWK } from 'jose';
import { ClientSecretBasic, PrivateKeyJwt, type ClientAuth } from 'openid-client';
import type { ClientCredential } from '../environment';

/** The way the portal proves itself: its own key (NL GOV profile) where it has one, else the shared secret of the demonstration. */
export async function clientAuthentication(credential: ClientCredential): Promise<ClientAuth> {
  if ('secret' in credential) return ClientSecretBasic(credential.secret);
  const { kid, alg, ...rest } = credential.key;
  const algorithm = typeof alg === 'string' ? alg : rest['kty'] === 'EC' ? 'ES256' : 'PS256';
  const key = await importJWK({ ...rest, kty: String(rest['kty']) }, algorithm);
  if (key instanceof Uint8Array) throw new Error('OIDC_CLIENT_KEY: must be an asymmetric private key');
  return PrivateKeyJwt(typeof kid === 'string' ? { key, kid } : key);
}
