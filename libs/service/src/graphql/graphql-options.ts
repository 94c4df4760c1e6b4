import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyRequest } from 'fastify';
import { contextOf } from '../http/gate';
import type { Logger } from '../log/logger';
import { errorsPlugin } from './errors.plugin';
import { formatError } from './format-error';
import { LIMITS, limitRules } from './limits';

export const GRAPHQL_PATH = '/graphql';

/** Settings of Apollo through @nestjs/graphql: code first, no landing page, no plugin that costs time on every field. */
export function graphqlOptions(options: { readonly logger: Logger; readonly introspection: boolean }): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    graphiql: false,
    introspection: options.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    preserveHttpStatusForExecutionErrors: false,
    autoTransformHttpErrors: false,
    validationRules: limitRules(),
    parseOptions: { maxTokens: LIMITS.tokens },
    context: (request: FastifyRequest) => contextOf(request),
    formatError,
    logger: options.logger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      errorsPlugin(options.logger),
    ],
  };
}
