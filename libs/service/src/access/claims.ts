import { DomainError, isRole, type Principal } from '@register/kernel';
import type { JWTPayload } from 'jose';

/** Who a verified token speaks for, from its claims `sub`, `name`, `role` and `unit`; FORBIDDEN when the role is not one of ours. */
export function principalOf(claims: JWTPayload): Principal {
  const { sub, name, role, unit } = claims;
  if (typeof sub !== 'string' || sub === '') throw new DomainError('UNAUTHENTICATED', 'The access token names no subject.');
  if (!isRole(role)) throw new DomainError('FORBIDDEN', 'The access token carries no role of this register.');
  return {
    subject: sub,
    name: typeof name === 'string' && name !== '' ? name : sub,
    role,
    unitCode: typeof unit === 'string' && unit !== '' ? unit : null,
  };
}
