import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { DomainError, type Clock } from '@register/kernel';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { cookiesFor } from './cookies';
import type { Environment } from './environment';
import { healthRoutes } from './health.routes';
import { connectIdentityProvider } from './login/identity-provider';
import { loginRoutes } from './login/login.routes';
import { proxyRoutes } from './proxy/proxy.routes';
import { refuse, type RefusalName } from './refusal';
import { securityHeaders } from './security-headers';
import { sessionRoutes } from './sessions/session.routes';
import { openSessions } from './sessions/sessions';
import { serveWebApp } from './web/web-app';

/** What the server is made of; the clock is the caller's, so that the end of a session can be tested. */
export interface PortalParts {
  readonly environment: Environment;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}

/** Builds the portal's server, not yet listening. */
export async function buildPortal({ environment, pool, clock, log }: PortalParts): Promise<FastifyInstance> {
  const { publicUrl, upstreams, sessionKey: sealKey } = environment;
  const server = Fastify({ loggerInstance: log, genReqId: requestId, bodyLimit: 16 * 1024 });
  await server.register(cookie);
  await server.register(helmet, securityHeaders(publicUrl));
  server.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  server.setErrorHandler(answerError);

  const cookies = cookiesFor(publicUrl);
  const identityProvider = connectIdentityProvider(environment, clock);
  const sessions = openSessions({ pool, sealKey, identityProvider, clock });
  healthRoutes(server, pool, identityProvider);
  loginRoutes(server, { pool, sessions, identityProvider, cookies, clock });
  sessionRoutes(server, { sessions, identityProvider, cookies, publicUrl });
  await server.register(async (scope) => proxyRoutes(scope, { sessions, cookies, upstreams }));
  await serveWebApp(server, environment.webDirectory);
  return server;
}

/** The caller's own request id where it is a harmless one, so that one request can be followed through every service. */
function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const name = refusalOf(error);
  if (name === 'failed' || name === 'serviceDown') request.log.error({ err: error }, 'request failed');
  return refuse(reply, name);
}

/** Codes of a database that is away or closing. */
const DATABASE_AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', '57P01', '57P02', '57P03']);

function refusalOf(error: FastifyError): RefusalName {
  if (error.statusCode === 413) return 'tooLarge';
  if (error.statusCode !== undefined && error.statusCode < 500) return 'notUnderstood';
  if (error instanceof DomainError && error.code === 'UNAVAILABLE') return 'serviceDown';
  return DATABASE_AWAY.has(error.code) ? 'serviceDown' : 'failed';
}
