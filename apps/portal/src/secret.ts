import { createHash, randomBytes } from 'node:crypto';

/** A new opaque secret of 32 random bytes, base64url, for a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether the text has the form of a secret of ours; says nothing about who holds it. */
export function isSecret(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}

/** SHA-256 of the secrets: what the database keeps, so that its reader cannot make the cookie again. */
export function keyOf(...secrets: readonly string[]): Buffer {
  return createHash('sha256').update(secrets.join('.')).digest();
}
