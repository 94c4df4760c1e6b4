import { DomainError, type ErrorCode } from '@register/kernel';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../log/logger';
import { isDatabaseAway } from '../log/safe-error';

/** HTTP status per code, for answers without data. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BAD_USER_INPUT: 400,
  QUERY_TOO_COSTLY: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Sends errors that arise before GraphQL (no token, body too large, no JSON) in the shape of a GraphQL answer. */
export function createErrorReply(
  logger: Logger,
  bodyLimit: number,
): (error: FastifyError | DomainError, request: FastifyRequest, reply: FastifyReply) => void {
  return (error, request, reply) => {
    const { status, code, message } = describe(error, bodyLimit);
    if (status >= 500) logger.error({ err: error, requestId: request.id }, 'request failed');
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    const reference = status >= 500 ? { reference: request.id } : {};
    void reply
      .code(status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errors: [{ message, extensions: { code, ...reference } }] }));
  };
}

function describe(error: FastifyError | DomainError, bodyLimit: number): { status: number; code: ErrorCode; message: string } {
  if (error instanceof DomainError) return { status: HTTP_STATUS[error.code], code: error.code, message: error.message };
  const status = error.statusCode ?? 500;
  if (status === 413)
    return { status, code: 'QUERY_TOO_COSTLY', message: `The body is larger than ${bodyLimit} bytes, which is the limit.` };
  if (status === 415) return { status, code: 'BAD_USER_INPUT', message: 'The body must be application/json.' };
  if (status === 404) return { status, code: 'NOT_FOUND', message: 'Nothing is served at this address.' };
  if (status < 500) return { status, code: 'BAD_USER_INPUT', message: 'The request cannot be read as JSON.' };
  if (isDatabaseAway(error))
    return { status: 503, code: 'UNAVAILABLE', message: 'The register cannot be reached for a moment; try again.' };
  return { status: 500, code: 'INTERNAL', message: 'Something went wrong in the service.' };
}
