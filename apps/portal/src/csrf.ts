import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether the request carries a header that another site cannot send without a preflight (which the portal never grants).
 * Needed wherever the cookie alone would speak for the person.
 */
export function hasCsrfHeader(headers: IncomingHttpHeaders): boolean {
  return headers['x-requested-with'] === 'portal' || Boolean(headers['apollo-require-preflight']);
}
