const HERE = 'http://portal.invalid';
const OWN_ROUTES = new Set(['/login', '/callback', '/logout', '/session']);

/**
 * The local path to show after login; `/` for anything that could lead elsewhere
 * (another origin, `//host`, `/.//host`, backslashes, control characters) or back into the login itself.
 */
export function safeReturnTo(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(value)) return '/';
  const url = URL.parse(value, HERE);
  if (url === null || url.origin !== HERE || url.pathname.startsWith('//') || OWN_ROUTES.has(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
