import { readFile } from 'node:fs/promises';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { MACHINE_ROLES } from '../identity-provider/demo-users';

const instanceSchema = z.object({
  issuer: z.url(),
  machineClients: z.record(z.string(), z.object({ clientId: z.string(), clientSecret: z.string() })),
});

/** Where the token command reads and writes. */
export interface TokenOptions {
  /** Path of the instance.json that a running instance keeps in its data folder. */
  readonly instanceFile: string;
  /** Gets the token and nothing else. */
  readonly write: (text: string) => void;
  /** Gets what went wrong. */
  readonly complain: (text: string) => void;
}

/** Exit codes of the token command: 0 printed, 1 no instance runs, 2 unknown role. */
export type TokenExit = 0 | 1 | 2;

/** Fetches a bearer token for a role from the running instance and prints it. */
export async function printToken(role: string | undefined, { instanceFile, write, complain }: TokenOptions): Promise<TokenExit> {
  if (role === undefined || !Object.hasOwn(MACHINE_ROLES, role)) {
    complain(`${role === undefined ? 'Name a role' : `Unknown role "${role}"`}. Roles: ${Object.keys(MACHINE_ROLES).join(', ')}.`);
    return 2;
  }
  const instance = await readInstance(instanceFile);
  const client = instance?.machineClients[role];
  if (instance === null || client === undefined) {
    complain(`No instance runs here: ${instanceFile} is absent or unreadable. Start one with npm start (the same DATA_DIR).`);
    return 1;
  }
  try {
    const options = instance.issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {};
    const authentication = oidc.ClientSecretBasic(client.clientSecret);
    const configuration = await oidc.discovery(new URL(instance.issuer), client.clientId, {}, authentication, options);
    const { access_token: token } = await oidc.clientCredentialsGrant(configuration);
    write(`${token}\n`);
    return 0;
  } catch (error) {
    complain(`The identity provider at ${instance.issuer} gives no token: is the instance still running? (${reasonOf(error)})`);
    return 1;
  }
}

async function readInstance(path: string): Promise<z.infer<typeof instanceSchema> | null> {
  try {
    return instanceSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
