import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Clock } from '@register/kernel';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Pool } from 'pg';
import type { Cookies } from '../cookies';
import { isSecret, keyOf, newSecret } from '../secret';
import type { Sessions } from '../sessions/sessions';
import type { IdentityProvider } from './identity-provider';
import { MESSAGE_STYLE, messagePage } from './message-page';
import { rememberLogin, takeLogin } from './pending-logins';
import { safeReturnTo } from './return-to';

/** What the login routes need. */
export interface LoginRouteParts {
  readonly pool: Pool;
  readonly sessions: Sessions;
  readonly identityProvider: IdentityProvider;
  readonly cookies: Cookies;
  readonly clock: Clock;
}

/**
 * GET /login sends the browser to the identity provider, GET /callback takes it back.
 * The state is kept under a key made of the state and a cookie: a callback opened in another browser finds nothing (no login by a stranger's link).
 */
export function loginRoutes(server: FastifyInstance, { pool, sessions, identityProvider, cookies, clock }: LoginRouteParts): void {
  server.get('/login-message.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(MESSAGE_STYLE));

  server.get<{ Querystring: { returnTo?: unknown } }>('/login', async (request, reply) => {
    const known = request.cookies[cookies.login.name];
    const browser = isSecret(known) ? known : newSecret();
    const checks = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = await identityProvider.loginUrl(checks).catch((error: unknown) => {
      request.log.error({ err: error }, 'identity provider out of reach');
      return null;
    });
    if (url === null) return sendPage(reply, 503, 'Aanmelden kan nu niet', 'De aanmelddienst is niet bereikbaar. Probeer het zo opnieuw.');
    await rememberLogin(pool, keyOf(checks.state, browser), { ...checks, returnTo: safeReturnTo(request.query.returnTo) }, clock());
    return reply.setCookie(cookies.login.name, browser, cookies.login.options).header('cache-control', 'no-store').redirect(url.href);
  });

  server.get<{ Querystring: { state?: unknown } }>('/callback', async (request, reply) => {
    const { state } = request.query;
    const browser = request.cookies[cookies.login.name];
    const pending = typeof state === 'string' && isSecret(browser) ? await takeLogin(pool, keyOf(state, browser), clock()) : null;
    if (typeof state !== 'string' || pending === null) return refuseLogin(reply);

    const query = request.url.slice(request.url.indexOf('?') + 1);
    const granted = await identityProvider.redeem(query, { ...pending, state }).catch((error: unknown) => {
      request.log.warn({ err: error }, 'login refused');
      return undefined;
    });
    if (granted === undefined) return refuseLogin(reply);
    if (granted === null) {
      return sendPage(reply, 403, 'Geen toegang', 'Uw account heeft geen rol in het register. Vraag uw beheerder om toegang.');
    }

    await sessions.end(request.cookies[cookies.session.name]);
    const secret = await sessions.begin(granted);
    request.log.info({ event: 'login', role: granted.principal.role }, 'login');
    return reply
      .setCookie(cookies.session.name, secret, cookies.session.options)
      .header('cache-control', 'no-store')
      .redirect(pending.returnTo);
  });
}

function refuseLogin(reply: FastifyReply): FastifyReply {
  return sendPage(reply, 400, 'Aanmelden is niet gelukt', 'De aanmelding is verlopen, afgebroken of al gebruikt.');
}

function sendPage(reply: FastifyReply, status: number, title: string, text: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(messagePage(title, text));
}
