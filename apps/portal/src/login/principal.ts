import { isRole, type Principal } from '@register/kernel';
import { z } from 'zod';

const claimsSchema = z.object({
  sub: z.string().min(1),
  name: z.string().min(1).optional(),
  role: z.custom<Principal['role']>(isRole),
  unit: z.string().min(1).optional(),
});

/** Who the ID token speaks of; null when it names no role of this register, and then there is no session. */
export function principalOf(claims: unknown): Principal | null {
  const result = claimsSchema.safeParse(claims);
  if (!result.success) return null;
  const { sub, name, role, unit } = result.data;
  return { subject: sub, name: name ?? sub, role, unitCode: unit ?? null };
}
