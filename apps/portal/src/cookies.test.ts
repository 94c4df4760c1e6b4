import { describe, expect, it } from 'vitest';
import { cookiesFor } from './cookies';

describe('the cookies', () => {
  it('over https are bound to the host and sent over https only', () => {
    const { session, login } = cookiesFor(new URL('https://register.example.nl'));
    expect(session).toEqual({ name: '__Host-session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true } });
    expect(login.name).toBe('__Host-login');
  });

  it('of two instances on one machine do not overwrite each other', () => {
    const name = (url: string): string => cookiesFor(new URL(url)).session.name;
    expect(name('http://localhost:4200')).toBe('session-4200');
    expect(name('http://localhost:4300')).toBe('session-4300');
  });
});
