import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DomainError, type Principal, type Role } from '@register/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../http/request-context';
import type { Logger } from '../log/logger';
import { ALLOWED_ROLES } from './allow';

/** Told of a caller whose role may not use an operation (the name of the query or mutation), before the refusal is sent. */
export type OnForbidden = (principal: Principal, operation: string, requestId: string) => Promise<void>;

/** Denies by default: lets through only a caller whose role is named by `@Allow` on the resolver method itself. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly logger: Logger,
    private readonly onForbidden?: OnForbidden,
  ) {}

  canActivate(execution: ExecutionContext): true | Promise<never> {
    const context = execution.getArgByIndex<RequestContext | undefined>(2);
    if (!context?.principal) throw new DomainError('UNAUTHENTICATED', 'An access token is needed.');
    const roles: readonly Role[] = Reflect.getMetadata(ALLOWED_ROLES, execution.getHandler()) ?? [];
    if (roles.includes(context.principal.role)) return true;
    return this.refuse(context, execution.getArgByIndex<GraphQLResolveInfo>(3).fieldName);
  }

  /** The refusal stands, whatever becomes of telling it. */
  private async refuse({ principal, requestId }: RequestContext, operation: string): Promise<never> {
    try {
      await this.onForbidden?.(principal, operation, requestId);
    } catch (error) {
      this.logger.error({ err: error, requestId, operation, role: principal.role }, 'a refusal could not be recorded');
    }
    throw new DomainError('FORBIDDEN', `The role ${principal.role} may not use this operation.`);
  }
}
