export const ROLES = ['registrar', 'analyst', 'administrator', 'auditor'] as const;

/** What a person or machine may do; given by the identity provider, never by the register itself. */
export type Role = (typeof ROLES)[number];

/** Who asks: subject and role from the access token, unit for registrars only. */
export interface Principal {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly unitCode: string | null;
}

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}
