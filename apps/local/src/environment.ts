import { resolve } from 'node:path';
import { z } from 'zod';

const whole = (name: string, min: number, max: number, fallback: string) =>
  z
    .string()
    .default(fallback)
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max,
      `${name} must be a whole number from ${min} to ${max}`,
    )
    .transform(Number);

const schema = z.object({
  PORT: whole('PORT', 1, 65_535, '4200'),
  DATA_DIR: z
    .string()
    .min(1, 'DATA_DIR must name a folder')
    .default('.data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
      'DATABASE_URL must look like postgres://user:password@host:5432/database',
    )
    .optional(),
  DEMO_REPORTS: whole('DEMO_REPORTS', 0, 5_000_000, '20000'),
});

export type Environment = z.infer<typeof schema>;

/** Reads the settings of this program; an error names every variable that is wrong and what it must be. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map((issue) => issue.message).join('\n'));
}

const NEEDED = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'LOG_LEVEL'];
/** Settings of the pipeline service, which checks them itself. */
const OF_PIPELINE = ['NIGHTLY_AT', 'REFRESH_QUIET_SECONDS', 'REFRESH_AT_MOST_SECONDS', 'REFRESH_ATTEMPTS', 'REFRESH_THREADS'];

/** Variables a started service inherits: what a program needs to run at all, and when figures are refreshed. */
export function inheritedVariables(variables: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const kept = [...NEEDED, ...OF_PIPELINE].map((name) => [name, variables[name]] as const);
  return Object.fromEntries(kept.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}
