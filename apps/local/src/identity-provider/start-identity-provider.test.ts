import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printToken } from '../token/print-token';
import { AUDIENCE } from './configuration';
import { startIdentityProvider, type RunningIdentityProvider } from './start-identity-provider';

let folder: string;
let provider: RunningIdentityProvider;

const start = (): Promise<RunningIdentityProvider> =>
  startIdentityProvider({
    port: 0,
    portalUrl: 'http://localhost:4200',
    portalClient: { secret: 'a-secret-of-the-portal' },
    machineClientSecret: 'a-secret-of-machines',
    dataDirectory: folder,
    log: () => undefined,
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  provider = await start();
  await writeInstance();
});

afterEach(async () => {
  await provider.stop();
  await rm(folder, { recursive: true });
});

async function writeInstance(): Promise<void> {
  const { issuer, machineClients } = provider;
  await writeFile(join(folder, 'instance.json'), JSON.stringify({ issuer, machineClients, portalUrl: 'http://localhost:4200' }));
}

async function runToken(role: string | undefined): Promise<{ exit: number; out: string; complaint: string }> {
  let out = '';
  let complaint = '';
  const exit = await printToken(role, {
    instanceFile: join(folder, 'instance.json'),
    write: (text) => (out += text),
    complain: (text) => (complaint += text),
  });
  return { exit, out, complaint };
}

describe('npm run token', () => {
  it.each([
    ['registrar', { sub: 'demo-registrar', name: 'Registrator Noord-Nederland (demo)', role: 'registrar', unit: '0100' }],
    ['registrar-oost', { sub: 'demo-registrar-oost', name: 'Registrator Oost-Nederland (demo)', role: 'registrar', unit: '0600' }],
    ['analyst', { sub: 'demo-analyst', role: 'analyst', unit: undefined }],
    ['administrator', { sub: 'demo-administrator', role: 'administrator', unit: undefined }],
    ['auditor', { sub: 'demo-auditor', role: 'auditor', unit: undefined }],
  ])('prints for %s nothing but a token that the services can verify', async (role, claims) => {
    const { exit, out, complaint } = await runToken(role);
    expect([exit, complaint]).toEqual([0, '']);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(out.trim(), keys, { issuer: provider.issuer, audience: AUDIENCE });
    expect(payload).toMatchObject(Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined)));
    expect(payload['unit']).toBe(claims.unit);
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
  });

  it.each([['minister'], [undefined], ['__proto__']])('lists the roles for an unknown one: %s', async (role) => {
    const { exit, out, complaint } = await runToken(role);
    expect([exit, out]).toEqual([2, '']);
    expect(complaint).toContain('registrar, registrar-oost, analyst, administrator, auditor');
  });

  it('says so when no instance runs', async () => {
    await rm(join(folder, 'instance.json'));
    expect(await runToken('analyst')).toMatchObject({ exit: 1, out: '', complaint: expect.stringContaining('npm start') as string });
  });

  it('says so when the instance is gone but its file is left', async () => {
    await provider.stop();
    expect(await runToken('analyst')).toMatchObject({ exit: 1, out: '', complaint: expect.stringContaining('still running') as string });
    provider = await start();
  });
});

describe('the demo identity provider', () => {
  it('keeps its signing key, so that tokens outlive a restart, in a file for its owner only', async () => {
    const { out } = await runToken('registrar');
    const { issuer } = provider;
    await provider.stop();
    provider = await start();
    const keys = createLocalJWKSet((await (await fetch(`${provider.issuer}/jwks`)).json()) as Parameters<typeof createLocalJWKSet>[0]);
    expect((await jwtVerify(out.trim(), keys, { issuer, audience: AUDIENCE })).payload['role']).toBe('registrar');
    expect((await stat(join(folder, 'identity-provider-keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('publishes no private key', async () => {
    const { keys } = (await (await fetch(`${provider.issuer}/jwks`)).json()) as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toHaveProperty('d');
    expect(keys[0]).not.toHaveProperty('p');
  });

  it.each([
    ['without PKCE', {}],
    ['with plain PKCE', { code_challenge: 'A'.repeat(43), code_challenge_method: 'plain' }],
  ])('refuses a login %s', async (_what, pkce) => {
    const back = await authorize({ redirect_uri: 'http://localhost:4200/callback', ...pkce });
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toContain('error=invalid_request');
  });

  it('sends nobody to an address that is not the portal', async () => {
    const answer = await authorize({
      redirect_uri: 'http://localhost:4201/callback',
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Er ging iets mis');
  });

  it('gives a machine no login and no token for a wrong secret', async () => {
    const answer = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('demo-registrar:wrong')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(answer.status).toBe(401);
  });

  it('tells an old login page that it has run out', async () => {
    const answer = await fetch(`${provider.issuer}/interaction/unknown`);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('<html lang="nl">');
    expect(text).toContain('De aanmelding is verlopen');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  function authorize(parameters: Record<string, string>): Promise<Response> {
    const query = new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      scope: 'openid',
      state: 's',
      nonce: 'n',
      ...parameters,
    });
    return fetch(`${provider.issuer}/auth?${query.toString()}`, { redirect: 'manual' });
  }
});
