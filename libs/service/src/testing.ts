import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Principal } from '@register/kernel';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now; negative is expired. */
  readonly lifetime?: number;
  /** Signed with a key that the issuer does not publish. */
  readonly foreignKey?: boolean;
}

/** An OpenID issuer on loopback with real keys and metadata, for tests. */
export interface TestIssuer {
  readonly url: string;
  readonly audience: string;
  token(principal: Claimant, options?: TokenOptions): Promise<string>;
  /** The same claims without any signature (`alg: none`). */
  unsignedToken(principal: Claimant): string;
  stop(): Promise<void>;
}

/** Who a token is made for; `role` is free, so that roles that do not exist can be tried. */
export type Claimant = Omit<Principal, 'role'> & { readonly role: string };

const AUDIENCE = 'sextortion-register';
const claimsOf = ({ name, role, unitCode }: Claimant) => ({ name, role, ...(unitCode !== null && { unit: unitCode }) });

/** Starts an issuer that answers its metadata and its keys, as an OpenID provider does. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const keys = await generateKeyPair('ES256');
  const foreign = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const server = createServer((request, response) => {
    const known: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/jwks` },
      '/jwks': { keys: [jwk] },
    };
    const body = known[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    audience: AUDIENCE,
    token: (principal, { issuer = url, audience = AUDIENCE, lifetime = 600, foreignKey = false } = {}) =>
      new SignJWT(claimsOf(principal))
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(principal.subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
        .sign((foreignKey ? foreign : keys).privateKey),
    unsignedToken: (principal) =>
      new UnsecuredJWT(claimsOf(principal))
        .setSubject(principal.subject)
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setExpirationTime('10m')
        .encode(),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Takes log lines in memory. */
export class LogCapture {
  readonly lines: string[] = [];

  write(line: string): void {
    this.lines.push(line);
  }

  get text(): string {
    return this.lines.join('');
  }
}

export interface GraphQLReply {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly reference?: string };
  }[];
}

export interface AskOptions {
  readonly token?: string;
  readonly variables?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one GraphQL request over HTTP. */
export async function ask(url: string, query: string, { token, variables, headers = {} }: AskOptions = {}): Promise<GraphQLReply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: GraphQLReply['data']; errors?: GraphQLReply['errors'] };
  return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
}
