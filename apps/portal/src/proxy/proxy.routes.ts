import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Cookies } from '../cookies';
import { hasCsrfHeader } from '../csrf';
import { refuse } from '../refusal';
import type { Sessions } from '../sessions/sessions';
import { openForward } from './forward';

/** Bytes of one GraphQL request at most. */
export const BODY_LIMIT = 256 * 1024;

/** What goes on to a service; cookies never do. */
const REQUEST_HEADERS = ['accept', 'accept-encoding', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** What comes back from a service; everything else (cookies, CORS, server names) stays behind. */
const RESPONSE_HEADERS = ['content-type', 'content-encoding', 'content-length', 'retry-after'];

/** What the proxy needs. */
export interface ProxyParts {
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly upstreams: { readonly intake: URL; readonly figures: URL };
}

/** POST /intake/graphql and /figures/graphql: on to the service with the caller's bearer token, or with that of the session. */
export function proxyRoutes(server: FastifyInstance, { sessions, cookies, upstreams }: ProxyParts): void {
  const connections = openForward();
  server.addHook('onClose', async () => connections.close());
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));

  server.post<{ Body: unknown }>('/intake/graphql', (request, reply) => pass(upstreams.intake, request, reply));
  server.post<{ Body: unknown }>('/figures/graphql', (request, reply) => pass(upstreams.figures, request, reply));

  async function pass(target: URL, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const authorization = request.headers.authorization ?? (await authorizationOfSession(request, reply));
    if (authorization === null) return reply;
    const headers = { ...pick(request.headers, REQUEST_HEADERS), authorization, 'x-request-id': request.id };
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const answer = await connections.forward(target, headers, body).catch((error: unknown) => {
      request.log.error({ err: error, upstream: target.host }, 'service out of reach');
      return null;
    });
    if (answer === null) return refuse(reply, 'serviceDown');
    return reply
      .code(answer.statusCode ?? 502)
      .headers(pick(answer.headers, RESPONSE_HEADERS))
      .header('cache-control', 'no-store')
      .send(answer);
  }

  /** The bearer header of the logged-in person, or null after a refusal has been sent. */
  async function authorizationOfSession(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const secret = request.cookies[cookies.session.name];
    if (secret !== undefined && !hasCsrfHeader(request.headers)) {
      await refuse(reply, 'noCsrfHeader');
      return null;
    }
    const session = await sessions.use(secret);
    if (session !== null) return `Bearer ${session.tokens.accessToken}`;
    await refuse(reply, 'notLoggedIn');
    return null;
  }
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
}
