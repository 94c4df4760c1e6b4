import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Principal } from '@register/kernel';
import type { FastifyRequest } from 'fastify';

/** What a resolver may know of its request. */
export interface RequestContext {
  readonly principal: Principal;
  readonly requestId: string;
  /** The HTTP request; its presence keeps the GraphQL driver from copying the context. */
  readonly req: FastifyRequest;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The caller's `x-request-id` when it is a plain token, else a new one. */
export function requestIdOf(request: { readonly headers: IncomingMessage['headers'] }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
