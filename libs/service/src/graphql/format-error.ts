import { unwrapResolverError } from '@apollo/server/errors';
import { DomainError, type ErrorCode } from '@register/kernel';
import type { GraphQLFormattedError } from 'graphql';
import { isDatabaseAway } from '../log/safe-error';
import { variableMessage, withoutValues } from './client-message';
import { exceededLimit } from './limits';

/** Codes of Apollo and graphql-js that mean that the request itself is wrong. */
const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export interface ClientError {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Code and message for the outside, nothing of the inside. */
export function clientError(formatted: Pick<GraphQLFormattedError, 'message' | 'extensions'>, error: unknown): ClientError {
  const original = unwrapResolverError(error);
  if (original instanceof DomainError) return { code: original.code, message: original.message };
  const costly = exceededLimit(formatted.message);
  if (costly !== undefined) return { code: 'QUERY_TOO_COSTLY', message: costly };
  if (CLIENT_CODES.has(String(formatted.extensions?.['code']))) {
    const message = (error instanceof Error ? variableMessage(error) : undefined) ?? withoutValues(formatted.message);
    return { code: 'BAD_USER_INPUT', message };
  }
  if (isDatabaseAway(original)) return { code: 'UNAVAILABLE', message: 'The register cannot be reached for a moment; try again.' };
  return { code: 'INTERNAL', message: 'Something went wrong in the service.' };
}

/** Last step of every GraphQL error: code of the closed list, plain message, place in the query. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { code, message } = clientError(formatted, error);
  const reference: unknown = formatted.extensions?.['reference'];
  return {
    message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: { code, ...(typeof reference === 'string' && (code === 'INTERNAL' || code === 'UNAVAILABLE') ? { reference } : {}) },
  };
}
