import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger';

/** Lets NestJS log through the service's logger; its start-up chatter is debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    // Errors of operations are logged once, with their request, where GraphQL meets them.
    if (context === 'ExceptionsHandler') return;
    if (message instanceof Error) this.logger.error({ err: message, context }, 'error in the framework');
    else this.logger.error({ context }, String(message));
  }
}
