import { expect, it } from 'vitest';
import { readServiceEnvironment } from './environment';

const url = 'postgres://pipeline:secret@localhost:5432/register';

it('what may be left out is filled in', () => {
  expect(readServiceEnvironment({ DATABASE_URL: url, PORT: '' })).toMatchObject({
    port: 0,
    host: '127.0.0.1',
    debounce: { quietMs: 2_000, atMostMs: 15_000 },
    attempts: 6,
    nightlyAt: '02:30',
  });
});

it.each([
  ['DATABASE_URL', 'mysql://a:secret@b/c', 'DATABASE_URL must look like postgres://'],
  ['PORT', '70000', 'PORT must be a whole number from 0 to 65535'],
  ['REFRESH_QUIET_SECONDS', '-1', 'REFRESH_QUIET_SECONDS must be a whole number from 0 to 3600'],
  ['REFRESH_AT_MOST_SECONDS', '1', 'REFRESH_AT_MOST_SECONDS must not be less than REFRESH_QUIET_SECONDS'],
  ['REFRESH_ATTEMPTS', '0', 'REFRESH_ATTEMPTS must be a whole number from 1 to 20'],
  ['NIGHTLY_AT', '25:00', 'NIGHTLY_AT must be a time of the day in the Netherlands, such as 02:30'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be fatal'],
])('%s=%s is refused by name and without its value', (name, value, message) => {
  const read = () => readServiceEnvironment({ DATABASE_URL: url, [name]: value });
  expect(read).toThrow(message);
  expect(read).not.toThrow('secret');
});

it('everything that is wrong is named at once', () => {
  expect(() => readServiceEnvironment({ PORT: 'x' })).toThrow(/PORT must .*\nDATABASE_URL is not set/);
});
