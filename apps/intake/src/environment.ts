import { readEnvironment, serviceEnvironment } from '@register/service';
import { z } from 'zod';

const intakeEnvironment = serviceEnvironment.extend({
  /** Key of the hash that links a person across reports: 32 bytes in hexadecimal. */
  PSEUDONYM_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 32 bytes in hexadecimal')
    .transform((text) => Buffer.from(text, 'hex')),
  /** Most connections to the database at once. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
});

export type IntakeEnvironment = z.infer<typeof intakeEnvironment>;

/** Settings of this process from its environment; the only place that reads it. */
export function environment(): IntakeEnvironment {
  return readEnvironment(intakeEnvironment, process.env);
}
