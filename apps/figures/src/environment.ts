import { readEnvironment, serviceEnvironment } from '@register/service';
import { z } from 'zod';

const figuresEnvironment = serviceEnvironment.extend({
  /** Most connections to the database at once. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(8),
});

export type FiguresEnvironment = z.infer<typeof figuresEnvironment>;

/** Settings of this process from its environment; the only place that reads it. */
export function environment(): FiguresEnvironment {
  return readEnvironment(figuresEnvironment, process.env);
}
