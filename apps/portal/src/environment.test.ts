import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment';

const GOOD = {
  PORT: '4200',
  PUBLIC_URL: 'https://register.example.nl',
  DATABASE_URL: 'postgres://portal:secret@db/register',
  SESSION_KEY: 'ab'.repeat(32),
  INTAKE_URL: 'http://127.0.0.1:5001',
  FIGURES_URL: 'http://127.0.0.1:5002',
  OIDC_ISSUER: 'https://login.example.nl/realms/police',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'secret',
  WEB_DIRECTORY: 'dist/web',
};

describe('the environment of the portal', () => {
  it('is read with its defaults', () => {
    const environment = readEnvironment(GOOD);
    expect(environment).toMatchObject({ port: 4200, host: '127.0.0.1', logLevel: 'info', webDirectory: 'dist/web' });
    expect(environment.upstreams.intake.href).toBe('http://127.0.0.1:5001/graphql');
    expect(environment.sessionKey).toHaveLength(32);
    expect(environment.identityProvider.credential).toEqual({ secret: 'secret' });
  });

  it('takes a key of its own in place of a secret', () => {
    const { OIDC_CLIENT_SECRET: _secret, ...rest } = GOOD;
    const environment = readEnvironment({ ...rest, OIDC_CLIENT_KEY: '{"kty":"EC","crv":"P-256","x":"x","y":"y","d":"d"}' });
    expect(environment.identityProvider.credential).toMatchObject({ key: { kty: 'EC', d: 'd' } });
  });

  it('names every variable that is missing, at once', () => {
    for (const name of Object.keys(GOOD)) expect(() => readEnvironment({})).toThrow(new RegExp(`^  ${name}: `, 'm'));
    expect(() => readEnvironment({})).toThrow(/PUBLIC_URL: is missing/);
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', 'abc'],
    ['PUBLIC_URL', 'http://register.example.nl'],
    ['PUBLIC_URL', 'https://register.example.nl/portal'],
    ['DATABASE_URL', 'mysql://db'],
    ['SESSION_KEY', 'ab'],
    ['SESSION_KEY', ''],
    ['INTAKE_URL', 'intake'],
    ['OIDC_ISSUER', 'http://login.example.nl'],
    ['OIDC_CLIENT_KEY', '{"kty":"EC"}'],
    ['OIDC_CLIENT_KEY', 'no json'],
    ['OIDC_SCOPE', 'profile'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by its name, and does not repeat a secret', (name, value) => {
    expect(() => readEnvironment({ ...GOOD, [name]: value })).toThrow(new RegExp(`^  ${name}: `, 'm'));
  });

  it('wants one proof of who the portal is, not two and not none', () => {
    const key = '{"kty":"EC","crv":"P-256","x":"x","y":"y","d":"d"}';
    expect(() => readEnvironment({ ...GOOD, OIDC_CLIENT_KEY: key })).toThrow('set either OIDC_CLIENT_SECRET or OIDC_CLIENT_KEY');
    expect(() => readEnvironment({ ...GOOD, OIDC_CLIENT_SECRET: '' })).toThrow('set either OIDC_CLIENT_SECRET or OIDC_CLIENT_KEY');
  });

  it('allows plain http on this machine only', () => {
    expect(readEnvironment({ ...GOOD, PUBLIC_URL: 'http://localhost:4200' }).publicUrl.port).toBe('4200');
  });
});
