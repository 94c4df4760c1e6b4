import { createHmac } from 'node:crypto';

/** A reference as people write it, made one: no spaces, upper case. */
function normalised(reference: string): string {
  return reference.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
}

/** HMAC-SHA256 in hex of a person's reference; links the same person across reports, and tells nothing without the key. Null for none. */
export function pseudonymOf(key: Uint8Array, reference: string | null | undefined): string | null {
  if (reference === null || reference === undefined || normalised(reference) === '') return null;
  return createHmac('sha256', key).update(normalised(reference)).digest('hex');
}
