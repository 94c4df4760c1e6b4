import { createRemoteJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import Fastify, { type FastifyInstance } from 'fastify';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { startIdentityProvider, type RunningIdentityProvider } from '../../apps/local/src/identity-provider/start-identity-provider';
import { readEnvironment } from '../../apps/portal/src/environment';
import { openLog } from '../../apps/portal/src/logging';
import { buildPortal } from '../../apps/portal/src/server';

export const AUDIENCE = 'sextortion-register';

/** Portal, demo identity provider and one service behind them, as they run together. */
export interface LoginHouse {
  readonly portalUrl: string;
  readonly identityProvider: RunningIdentityProvider;
  /** Lines the portal has logged. */
  readonly logLines: readonly string[];
  /** Moves the portal's clock ahead of the true time. */
  setAhead(milliseconds: number): void;
  restartPortal(): Promise<void>;
  stopService(): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A service like intake and figures: takes verified tokens only and says what it was told. */
async function startService(issuer: string): Promise<{ server: FastifyInstance; url: string }> {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const server = Fastify();
  server.post('/graphql', async (request, reply) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const verified = await jwtVerify(token, keys, { issuer, audience: AUDIENCE }).catch(() => null);
    if (verified === null) return reply.code(401).send({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    return { claims: verified.payload, headers: request.headers, body: request.body };
  });
  return { server, url: await server.listen({ port: 0, host: '127.0.0.1' }) };
}

export async function openLoginHouse(databaseUrl: string, options: { useKey?: boolean } = {}): Promise<LoginHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'login-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await writeFile(join(folder, 'web/index.html'), '<!doctype html><title>Portaal</title>');
  await writeFile(join(folder, 'web/assets/app-1a2b3c4d.js'), 'export {};');

  const port = await freePort();
  const portalUrl = `http://localhost:${port}`;
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const identityProvider = await startIdentityProvider({
    port: 0,
    portalUrl,
    portalClient: options.useKey
      ? { publicKey: { ...(await exportJWK(publicKey)), kid: 'portal-1' } }
      : { secret: 'a-secret-of-the-portal' },
    machineClientSecret: 'a-secret-of-machines',
    dataDirectory: folder,
    log: () => undefined,
  });
  const service = await startService(identityProvider.issuer);
  const environment = readEnvironment({
    PORT: String(port),
    PUBLIC_URL: portalUrl,
    DATABASE_URL: databaseUrl,
    SESSION_KEY: '0123456789abcdef'.repeat(4),
    INTAKE_URL: service.url,
    FIGURES_URL: service.url,
    OIDC_ISSUER: identityProvider.issuer,
    OIDC_CLIENT_ID: identityProvider.portalClientId,
    WEB_DIRECTORY: join(folder, 'web'),
    ...(options.useKey
      ? { OIDC_CLIENT_KEY: JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'portal-1' }) }
      : { OIDC_CLIENT_SECRET: 'a-secret-of-the-portal' }),
  });

  const logLines: string[] = [];
  let ahead = 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const log = openLog('info', { write: (line) => void logLines.push(line) });

  async function startPortal() {
    const pool = new Pool({ connectionString: databaseUrl });
    pool.on('error', () => undefined);
    const server = await buildPortal({ environment, pool, clock, log });
    await server.listen({ port, host: '127.0.0.1' });
    return async () => {
      await server.close();
      await pool.end();
    };
  }

  let stopPortal = await startPortal();
  return {
    portalUrl,
    identityProvider,
    logLines,
    setAhead(milliseconds) {
      ahead = milliseconds;
    },
    async restartPortal() {
      await stopPortal();
      stopPortal = await startPortal();
    },
    stopService: () => service.server.close(),
    async stop() {
      await stopPortal();
      await service.server.close();
      await identityProvider.stop();
      await rm(folder, { recursive: true });
    },
  };
}
