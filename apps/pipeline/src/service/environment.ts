import { resolve } from 'node:path';
import { z } from 'zod';

const whole = (min: number, max: number, fallback: number) => {
  const range = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, range)
    .transform(Number)
    .refine((value) => value >= min && value <= max, range)
    .default(fallback);
};

const schema = z
  .object({
    PORT: whole(0, 65_535, 0),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z
      .string({ error: 'is not set' })
      .refine(
        (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
        'must look like postgres://user:password@host:5432/database',
      ),
    SQL_DIR: z
      .string()
      .default('sql')
      .transform((path) => resolve(path)),
    REFRESH_QUIET_SECONDS: whole(0, 3_600, 2),
    REFRESH_AT_MOST_SECONDS: whole(0, 86_400, 15),
    REFRESH_ATTEMPTS: whole(1, 20, 6),
    REFRESH_THREADS: whole(1, 16, 2),
    NIGHTLY_AT: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day in the Netherlands, such as 02:30')
      .default('02:30'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
  })
  .refine((values) => values.REFRESH_AT_MOST_SECONDS >= values.REFRESH_QUIET_SECONDS, {
    path: ['REFRESH_AT_MOST_SECONDS'],
    message: 'must not be less than REFRESH_QUIET_SECONDS',
  });

/** Settings of the pipeline service, checked; holds a password, so never log it. */
export interface ServiceEnvironment {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Folder of the SQL project. */
  readonly projectDirectory: string;
  readonly debounce: { readonly quietMs: number; readonly atMostMs: number };
  /** How often a refresh is tried before it stays failed. */
  readonly attempts: number;
  readonly threads: number;
  /** 'hh:mm' in the Netherlands. */
  readonly nightlyAt: string;
  readonly logLevel: string;
}

/** Reads the variables; throws one Error naming every one that is missing or wrong, without its value. An empty one counts as absent. */
export function readServiceEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): ServiceEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    projectDirectory: values.SQL_DIR,
    debounce: { quietMs: values.REFRESH_QUIET_SECONDS * 1000, atMostMs: values.REFRESH_AT_MOST_SECONDS * 1000 },
    attempts: values.REFRESH_ATTEMPTS,
    threads: values.REFRESH_THREADS,
    nightlyAt: values.NIGHTLY_AT,
    logLevel: values.LOG_LEVEL,
  };
}
