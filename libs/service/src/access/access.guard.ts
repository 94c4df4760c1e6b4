import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DomainError, type Role } from '@register/kernel';
import type { RequestContext } from '../http/request-context';
import { ALLOWED_ROLES } from './allow';

/** Denies by default: lets through only a caller whose role is named by `@Allow` on the resolver method itself. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(execution: ExecutionContext): true {
    const principal = execution.getArgByIndex<RequestContext | undefined>(2)?.principal;
    if (!principal) throw new DomainError('UNAUTHENTICATED', 'An access token is needed.');
    const roles: readonly Role[] = Reflect.getMetadata(ALLOWED_ROLES, execution.getHandler()) ?? [];
    if (!roles.includes(principal.role)) throw new DomainError('FORBIDDEN', `The role ${principal.role} may not use this operation.`);
    return true;
  }
}
