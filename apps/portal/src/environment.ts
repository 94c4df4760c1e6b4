import { z } from 'zod';

const port = z.coerce.number({ error: 'must be a port number, 0 for any free port' }).int().min(0).max(65535);
const serviceUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Plain http is for one machine only: everywhere else the session cookie and the tokens would travel in the open. */
function isSafe(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || LOOPBACK.has(url.hostname));
}

const safeUrl = serviceUrl.refine(isSafe, 'must be https; http is for localhost only');

const jwkText = z.string().transform((text, context) => {
  try {
    const key: unknown = JSON.parse(text);
    return z.looseObject({ kty: z.string(), d: z.string() }).parse(key);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a private key as JSON Web Key' });
    return z.NEVER;
  }
});

const schema = z.object({
  PORT: port,
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: safeUrl.refine((address) => URL.parse(address)?.pathname === '/', 'must have no path'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
  SESSION_KEY: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 32 bytes written as 64 hexadecimal digits'),
  INTAKE_URL: serviceUrl,
  FIGURES_URL: serviceUrl,
  OIDC_ISSUER: safeUrl,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_KEY: jwkText.optional(),
  OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/, 'must hold openid')
    .default('openid profile'),
  WEB_DIRECTORY: z.string().min(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The settings of the portal's server, checked; secrets included, so never log it. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL;
  readonly databaseUrl: string;
  readonly sessionKey: Buffer;
  readonly upstreams: { readonly intake: URL; readonly figures: URL };
  readonly identityProvider: {
    readonly issuer: URL;
    readonly clientId: string;
    readonly credential: ClientCredential;
    readonly scope: string;
  };
  readonly webDirectory: string;
  readonly logLevel: string;
}

/** How the portal proves itself to the identity provider: a shared secret (demo) or its own key (private_key_jwt, production). */
export type ClientCredential = { readonly secret: string } | { readonly key: Readonly<Record<string, unknown>> };

/** Reads the variables; throws one error naming every variable that is missing or wrong. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  const problems = (result.error?.issues ?? []).map(({ path: [name], message }) => {
    const variable = String(name);
    return `${variable}: ${given[variable] === undefined ? 'is missing' : message}`;
  });
  if ((given['OIDC_CLIENT_SECRET'] === undefined) === (given['OIDC_CLIENT_KEY'] === undefined)) {
    problems.push('OIDC_CLIENT_SECRET: set either OIDC_CLIENT_SECRET or OIDC_CLIENT_KEY');
  }
  if (!result.success || problems.length > 0) {
    throw new Error(['The portal cannot start, its environment is wrong:', ...problems].join('\n  '));
  }
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: new URL(values.PUBLIC_URL),
    databaseUrl: values.DATABASE_URL,
    sessionKey: Buffer.from(values.SESSION_KEY, 'hex'),
    upstreams: { intake: new URL('/graphql', values.INTAKE_URL), figures: new URL('/graphql', values.FIGURES_URL) },
    identityProvider: {
      issuer: new URL(values.OIDC_ISSUER),
      clientId: values.OIDC_CLIENT_ID,
      credential: values.OIDC_CLIENT_KEY ? { key: values.OIDC_CLIENT_KEY } : { secret: values.OIDC_CLIENT_SECRET ?? '' },
      scope: values.OIDC_SCOPE,
    },
    webDirectory: values.WEB_DIRECTORY,
    logLevel: values.LOG_LEVEL,
  };
}
