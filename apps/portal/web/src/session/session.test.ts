import { ROLES } from '@register/kernel';
import { describe, expect, it } from 'vitest';
import { NAVIGATION } from '../app/navigation';
import { loginAddress, personOf, withoutSession } from './session';

describe('who is logged in', () => {
  it('is read from the answer of the portal', () => {
    expect(personOf({ name: 'Registrator (demo)', role: 'registrar', unitCode: '0100' })).toEqual({
      name: 'Registrator (demo)',
      role: 'registrar',
      unitCode: '0100',
      unitName: null,
    });
  });

  it.each([[null], ['registrar'], [{ name: 'x' }], [{ name: 'x', role: 'minister' }], [{ role: 'analyst' }]])(
    'is nobody when the answer is %j',
    (body) => {
      expect(personOf(body)).toBeNull();
    },
  );

  it('has expired when this page knew the person, and is simply out when it did not', () => {
    const person = { name: 'x', role: 'analyst' as const, unitCode: null, unitName: null };
    expect(withoutSession({ state: 'in', person })).toEqual({ state: 'expired', person });
    expect(withoutSession({ state: 'expired', person })).toEqual({ state: 'expired', person });
    expect(withoutSession({ state: 'out' })).toEqual({ state: 'out' });
    expect(withoutSession(undefined)).toEqual({ state: 'out' });
  });

  it('comes back after logging in to where they were, filters and all', () => {
    const address = new URL(loginAddress('/dashboards/meldingen?van=2018&eenheid=0600'), 'http://portal');
    expect(address.pathname).toBe('/login');
    expect(address.searchParams.get('returnTo')).toBe('/dashboards/meldingen?van=2018&eenheid=0600');
  });

  it('finds a menu of their own, whatever the role', () => {
    for (const role of ROLES) expect(NAVIGATION[role][0].to).toMatch(/^\/[a-z]/);
  });
});
