import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DomainError } from '@register/kernel';
import { LIMITS } from '../graphql/limits';
import { createErrorReply } from './error-reply';
import { requestIdOf } from './request-context';
import type { Logger } from '../log/logger';

/** Fastify under NestJS, with our own answers to errors instead of NestJS's. */
export class ServiceAdapter extends FastifyAdapter {
  constructor(logger: Logger) {
    super({
      logger: false,
      bodyLimit: LIMITS.bodyBytes,
      genReqId: requestIdOf,
      forceCloseConnections: 'idle',
      requestTimeout: 30_000,
    });
    const server = this.getInstance();
    server.setErrorHandler(createErrorReply(logger, LIMITS.bodyBytes));
    server.setNotFoundHandler(() => {
      throw new DomainError('NOT_FOUND', 'Nothing is served at this address.');
    });
  }

  /** NestJS would put its own handler in the place of ours. */
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance();
  }

  /** NestJS would put its own handler in the place of ours. */
  override setNotFoundHandler(): ReturnType<FastifyAdapter['setNotFoundHandler']> {
    return this.getInstance();
  }
}
