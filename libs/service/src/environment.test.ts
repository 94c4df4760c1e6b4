import { readEnvironment, serviceEnvironment } from './environment';
import { expect, it } from 'vitest';

const good = { PORT: '0', DATABASE_URL: 'postgresql://intake@localhost/register', OIDC_ISSUER: 'http://localhost:9000' };

it('fills in what may be left out', () => {
  expect(readEnvironment(serviceEnvironment, good)).toEqual({
    ...good,
    PORT: 0,
    HOST: '127.0.0.1',
    OIDC_AUDIENCE: 'sextortion-register',
    LOG_LEVEL: 'info',
    GRAPHQL_INTROSPECTION: true,
  });
});

it('names every variable that is missing or wrong, and repeats no value', () => {
  const read = () => readEnvironment(serviceEnvironment, { PORT: '70000', DATABASE_URL: 'mysql://secret@host/db' });
  expect(read).toThrow(/PORT: .*; DATABASE_URL: must be a postgresql:\/\/ URL; OIDC_ISSUER is not set/);
  expect(read).not.toThrow(/secret/);
});
