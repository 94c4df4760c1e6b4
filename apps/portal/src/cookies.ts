import type { CookieSerializeOptions } from '@fastify/cookie';

/** Name and attributes of one cookie of the portal. */
export interface CookieKind {
  readonly name: string;
  readonly options: CookieSerializeOptions;
}

/** The two cookies of the portal: the session, and the browser that began a login. */
export interface Cookies {
  readonly session: CookieKind;
  readonly login: CookieKind;
}

/**
 * Over https the `__Host-` prefix binds a cookie to this host, path / and Secure.
 * Over http (localhost only) browsers refuse that prefix, and share cookies between ports: the port is part of the name.
 */
export function cookiesFor(publicUrl: URL): Cookies {
  const secure = publicUrl.protocol === 'https:';
  const name = (word: string): string => (secure ? `__Host-${word}` : `${word}-${publicUrl.port || '80'}`);
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return {
    session: { name: name('session'), options },
    login: { name: name('login'), options: { ...options, maxAge: 600 } },
  };
}
