import { DomainError, type Principal } from '@register/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TokenVerifier } from '../access/token-verifier';
import type { RequestContext } from './request-context';

/** Paths that answer without a token. */
const OPEN_PATHS = new Set(['/health', '/ready']);

/** Fixed headers of every answer: this is an interface for programs, nothing of it may be framed, sniffed, kept or run. */
const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const callers = new WeakMap<FastifyRequest, Principal>();

const unauthenticated = (): DomainError => new DomainError('UNAUTHENTICATED', 'An access token is needed.');

function verifiedCaller(request: FastifyRequest, verify: TokenVerifier): Principal | Promise<Principal> {
  const header = request.headers.authorization ?? '';
  if (!/^bearer /i.test(header)) throw unauthenticated();
  if (request.method !== 'POST') {
    throw new DomainError('BAD_USER_INPUT', 'GraphQL is served over POST only, so that no content lands in addresses.');
  }
  return verify(header.slice(7).trim());
}

/** Puts the door in front of every route: fixed headers, a request id, and (but for health) a verified token before the body is read. */
export function putUpGate(server: FastifyInstance, verify: TokenVerifier): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);
    if (OPEN_PATHS.has(request.routeOptions.url ?? '')) return done();
    const enter = (principal: Principal): void => {
      callers.set(request, principal);
      done();
    };
    try {
      const caller = verifiedCaller(request, verify);
      if (caller instanceof Promise) caller.then(enter, done);
      else enter(caller);
    } catch (error) {
      done(error instanceof Error ? error : new Error('Verification failed'));
    }
  });
}

/** Context of a GraphQL request that came through the gate. */
export function contextOf(request: FastifyRequest): RequestContext {
  const principal = callers.get(request);
  if (!principal) throw unauthenticated();
  return { principal, requestId: request.id, req: request };
}
