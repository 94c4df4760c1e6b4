import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './return-to';

describe('where a login leads', () => {
  it.each([
    '/',
    '/meldingen',
    '/meldingen/0600-26-7K3M9-QX2TA?tab=personen',
    '/cijfers?per=jaar&filter=%7B%22unit%22%3A%220100%22%7D#grafiek',
  ])('is the local path asked for: %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    undefined,
    ['/a', '/b'],
    '',
    'meldingen',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/a\\b',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    '/\n',
    'javascript:alert(1)',
    '/login?returnTo=/login',
    '/callback?code=x',
    '/logout',
    `/${'a'.repeat(3000)}`,
  ])('is the front page for anything else: %j', (value) => {
    expect(safeReturnTo(value)).toBe('/');
  });

  it('never leaves the portal, whatever is asked', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', '%2f', '%2e', '\t', '?', '#', 'evil.example', 'https:', 'a');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const result = safeReturnTo(`/${pieces.join('')}`);
        expect(new URL(result, 'https://register.example.nl/callback').origin).toBe('https://register.example.nl');
      }),
      { numRuns: 2000 },
    );
  });
});
