import type { FastifyInstance } from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from './environment';
import { openLog } from './logging';
import { buildPortal } from './server';

/** A port on which nothing listens (discard). */
const NOWHERE = '127.0.0.1:9';

let folder: string;
let https: FastifyInstance;
let http: FastifyInstance;

async function portalAt(publicUrl: string): Promise<FastifyInstance> {
  const environment = readEnvironment({
    PORT: '0',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: `postgres://portal@${NOWHERE}/register`,
    SESSION_KEY: 'ab'.repeat(32),
    INTAKE_URL: `http://${NOWHERE}`,
    FIGURES_URL: `http://${NOWHERE}`,
    OIDC_ISSUER: `http://${NOWHERE}`,
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: 'secret',
    WEB_DIRECTORY: folder,
  });
  const pool = new Pool({ connectionString: environment.databaseUrl });
  return buildPortal({ environment, pool, clock: () => new Date('2026-11-24T12:00:00Z'), log: openLog('silent') });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Portaal</title>');
  await writeFile(join(folder, 'assets/app-1a2b3c4d.js'), 'export {};');
  https = await portalAt('https://register.example.nl');
  http = await portalAt('http://localhost:4200');
});

afterAll(async () => {
  await https.close();
  await http.close();
  await rm(folder, { recursive: true });
});

describe('every answer', () => {
  it.each(['/', '/meldingen', '/assets/app-1a2b3c4d.js', '/assets/gone.js', '/health'])(
    'of %s carries the protecting headers',
    async (url) => {
      const { headers } = await https.inject({ url });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['strict-transport-security']).toContain('max-age=31536000');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('same-origin');
    },
  );

  it('insists on https only where there is https', async () => {
    const { headers } = await http.inject({ url: '/' });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });

  it('carries the request id of the caller, or a new one when that is no plain id', async () => {
    const idFor = async (given: string): Promise<unknown> =>
      (await http.inject({ url: '/health', headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(await idFor('a-request-1')).toBe('a-request-1');
    expect(await idFor('{"forged":"line"}')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the web app', () => {
  it.each(['/', '/index.html', '/meldingen', '/cijfers/meldingen?per=jaar'])('answers %s with its page, never kept', async (url) => {
    const answer = await http.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toContain('<title>Portaal</title>');
  });

  it('serves hashed files for a year', async () => {
    const answer = await http.inject({ url: '/assets/app-1a2b3c4d.js' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/assets/gone.js', '/assets/gone', '/robots.txt', '/intake/graphql', '/figures', '/..%2f..%2fetc/passwd.x'])(
    'does not pretend that %s is a page',
    async (url) => {
      const answer = await http.inject({ url });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    },
  );

  it('answers nothing but GET with a page', async () => {
    expect((await http.inject({ method: 'POST', url: '/meldingen' })).statusCode).toBe(404);
  });
});

describe('when everything behind the portal is away', () => {
  it('the process is alive but not ready', async () => {
    expect((await http.inject({ url: '/health' })).json()).toEqual({ status: 'ok' });
    const ready = await http.inject({ url: '/ready' });
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ database: false, identityProvider: false });
  });

  it('a session cannot be looked up: 503, not a logout', async () => {
    const answer = await http.inject({ url: '/session', cookies: { 'session-4200': 'A'.repeat(43) } });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('a service that is away gives 503 to a machine too', async () => {
    const answer = await http.inject({
      method: 'POST',
      url: '/figures/graphql',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  });
});
