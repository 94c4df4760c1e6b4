import type { FastifyInstance } from 'fastify';
import type { Cookies } from '../cookies';
import { hasCsrfHeader } from '../csrf';
import type { IdentityProvider } from '../login/identity-provider';
import { refuse } from '../refusal';
import type { Session } from './session';
import type { Sessions } from './sessions';

/** What the session routes need. */
export interface SessionRouteParts {
  readonly sessions: Sessions;
  readonly identityProvider: IdentityProvider;
  readonly cookies: Cookies;
  readonly publicUrl: URL;
}

/** GET /session tells the page who is logged in; POST /logout ends the session here and tells where to end it at the provider. */
export function sessionRoutes(server: FastifyInstance, { sessions, identityProvider, cookies, publicUrl }: SessionRouteParts): void {
  const home = new URL('/', publicUrl).href;

  server.get('/session', async (request, reply) => {
    const session = await sessions.use(request.cookies[cookies.session.name]);
    if (session === null) {
      reply.clearCookie(cookies.session.name, cookies.session.options);
      return refuse(reply, 'notLoggedIn');
    }
    const { name, role, unitCode } = session.principal;
    return reply.header('cache-control', 'no-store').send({ name, role, unitCode });
  });

  server.post('/logout', async (request, reply) => {
    if (!hasCsrfHeader(request.headers)) return refuse(reply, 'noCsrfHeader');
    const ended = await sessions.end(request.cookies[cookies.session.name]);
    reply.clearCookie(cookies.session.name, cookies.session.options);
    request.log.info({ event: 'logout', hadSession: ended !== null }, 'logout');
    return reply.header('cache-control', 'no-store').send({ redirectTo: ended === null ? home : await providerLogout(ended) });
  });

  /** The session here is over whatever the provider says: when it is out of reach the browser simply goes home. */
  async function providerLogout(session: Session): Promise<string> {
    const url = await identityProvider.logout(session.tokens).catch(() => null);
    return url?.href ?? home;
  }
}
