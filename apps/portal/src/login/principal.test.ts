import { describe, expect, it } from 'vitest';
import { principalOf } from './principal';

describe('who the ID token speaks of', () => {
  it('has a name, a role and for registrars a unit', () => {
    expect(principalOf({ sub: 's-1', name: 'Registrator (demo)', role: 'registrar', unit: '0100', iat: 1 })).toEqual({
      subject: 's-1',
      name: 'Registrator (demo)',
      role: 'registrar',
      unitCode: '0100',
    });
    expect(principalOf({ sub: 's-2', role: 'analyst' })).toEqual({ subject: 's-2', name: 's-2', role: 'analyst', unitCode: null });
  });

  it.each([undefined, {}, { sub: 's-3' }, { sub: 's-3', role: 'root' }, { sub: '', role: 'analyst' }, { sub: 's-3', role: ['analyst'] }])(
    'is nobody without a role of this register: %j',
    (claims) => {
      expect(principalOf(claims)).toBeNull();
    },
  );
});
