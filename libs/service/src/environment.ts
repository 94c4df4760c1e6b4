import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');

/** Environment variables that every service reads; an app adds its own with `.extend`. */
export const serviceEnvironment = z.object({
  /** TCP port; 0 lets the system choose a free one, which is printed as `listening <port>`. */
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL'),
  /** Issuer identifier of the OpenID provider; its metadata tells where the keys are. */
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().min(1).default('sextortion-register'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Whether callers with a valid token may ask for the schema. */
  GRAPHQL_INTROSPECTION: flag.default(true),
});

export type ServiceEnvironment = z.infer<typeof serviceEnvironment>;

/** Values of the variables, or one Error naming every variable that is missing or wrong; the values themselves are not repeated. */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return variables[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
  });
  throw new Error(`Environment: ${problems.join('; ')}`);
}
