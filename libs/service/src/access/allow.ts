import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import type { Role } from '@register/kernel';

export const ALLOWED_ROLES = 'register:allowed-roles';

/** Roles that may use a query or mutation; one without this decorator is refused to everybody. */
export const Allow = (...roles: [Role, ...Role[]]): CustomDecorator => SetMetadata(ALLOWED_ROLES, roles);
