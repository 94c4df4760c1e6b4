import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { DomainError, ERROR_CODES, type ErrorCode } from '@register/kernel';
import type { GraphQLFormattedError } from 'graphql';
import { HTTP_STATUS } from '../http/error-reply';
import type { RequestContext } from '../http/request-context';
import type { Logger } from '../log/logger';
import { clientError } from './format-error';

function codeOf(error: GraphQLFormattedError | undefined): ErrorCode | undefined {
  return ERROR_CODES.find((code) => code === error?.extensions?.['code']);
}

/** Whether nothing that was asked was answered. */
function isEmpty(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}

/**
 * Ties errors to their request: accidents are logged with the request id, which the answer names as reference, and an answer
 * in which nothing is answered gets the HTTP status of its first error.
 */
export function errorsPlugin(logger: Logger): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    didEncounterErrors({ errors, contextValue: { requestId, principal }, operationName }) {
      for (const error of errors) {
        const { code } = clientError(error, error);
        const original = unwrapResolverError(error);
        const facts = { requestId, code, operationName, role: principal.role, path: error.path?.join('.') };
        if (code === 'INTERNAL' || code === 'UNAVAILABLE') {
          error.extensions['reference'] = requestId;
          logger.error({ ...facts, err: original }, 'operation failed');
        } else {
          logger.info(facts, 'operation refused');
          if (original instanceof DomainError && original.cause !== undefined) {
            logger.error({ ...facts, err: original.cause }, 'a refusal could not be recorded');
          }
        }
      }
      return Promise.resolve();
    },
    willSendResponse({ response: { body, http } }) {
      if (body.kind === 'single' && body.singleResult.errors && isEmpty(body.singleResult.data)) {
        const code = codeOf(body.singleResult.errors[0]);
        if (code !== undefined) http.status = HTTP_STATUS[code];
      }
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}
