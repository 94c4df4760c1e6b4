import { isInForceDuring } from '@register/chain';
import { DomainError, todayIn } from '@register/kernel';
import type { Principal } from '@register/kernel';
import { auditEntry, insertAudit } from './audit/audit.repository';
import type { AuditedAction } from './audit/audit.repository';
import type { Registrar, RegistryDeps } from './deps';

function registrarOf(deps: Pick<RegistryDeps, 'codes' | 'clock'>, principal: Principal): Registrar | null {
  const { role, unitCode } = principal;
  if (role !== 'registrar' || unitCode === null) return null;
  const unit = deps.codes.unit(unitCode);
  const today = todayIn(deps.clock);
  return unit !== null && isInForceDuring(unit, { first: today, last: today }) ? { ...principal, unitCode } : null;
}

function forbidden(who: string, options?: ErrorOptions): DomainError {
  return new DomainError('FORBIDDEN', `only ${who} may do this`, options);
}

/** The principal as registrar of a unit that exists on the legal day; throws FORBIDDEN for everybody else, without an audit row. */
export function asRegistrar(deps: Pick<RegistryDeps, 'codes' | 'clock'>, principal: Principal): Registrar {
  const registrar = registrarOf(deps, principal);
  if (registrar === null) throw forbidden('a registrar of a unit');
  return registrar;
}

/** Writes the audit row of a refusal, then throws FORBIDDEN; a row that could not be written is the cause, and changes nothing else. */
export async function forbid(deps: RegistryDeps, principal: Principal, action: AuditedAction, who: string): Promise<never> {
  try {
    await insertAudit(deps.db, auditEntry(deps, principal, action), 'forbidden', 0);
  } catch (cause) {
    throw forbidden(who, { cause });
  }
  throw forbidden(who);
}

/** The principal as registrar of a unit that exists on the legal day; everybody else leaves an audit row and gets FORBIDDEN. */
export async function admitRegistrar(deps: RegistryDeps, principal: Principal, action: AuditedAction): Promise<Registrar> {
  return registrarOf(deps, principal) ?? forbid(deps, principal, action, 'a registrar of a unit');
}
