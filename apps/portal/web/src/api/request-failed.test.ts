import { ERROR_CODES } from '@register/kernel';
import { describe, expect, it } from 'vitest';
import { text } from '../ui/text';
import { failureKind, failureOf, RequestFailed } from './request-failed';

describe('failures', () => {
  it.each([
    [200, 'UNAUTHENTICATED', 'session'],
    [401, undefined, 'session'],
    [403, undefined, 'forbidden'],
    [200, 'FORBIDDEN', 'forbidden'],
    [503, undefined, 'unavailable'],
    [502, undefined, 'unavailable'],
    [400, 'QUERY_TOO_COSTLY', 'refused'],
    [200, 'INTERNAL', 'server'],
    [200, 42, 'server'],
    [500, undefined, 'server'],
  ])('HTTP %d with code %s is "%s"', (status, code, kind) => {
    expect(failureKind(status, code)).toBe(kind);
  });

  it('every code of the closed list has words on the screen', () => {
    for (const code of ERROR_CODES) expect(text.failed[failureKind(200, code)]).toMatch(/\w+/);
  });

  it('only a lost connection or a service out of reach may have stored what was sent', () => {
    const uncertain = (['network', 'unavailable', 'session', 'forbidden', 'refused', 'server'] as const).filter(
      (kind) => new RequestFailed(kind).mayHaveArrived,
    );
    expect(uncertain).toEqual(['network', 'unavailable']);
  });

  it('an error of another kind is one of the server', () => {
    expect(failureOf(new Error('x'))).toBe('server');
  });
});
