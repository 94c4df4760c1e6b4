import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLoginHouse, type LoginHouse } from './login-house';
import { FROM_PORTAL, MINUTE, Visitor } from './visitor';

let database: TestDatabase;
let house: LoginHouse;
let visitor: Visitor;

beforeAll(async () => {
  database = await testDatabase();
  house = await openLoginHouse(database.url('portal'));
});

afterAll(async () => {
  await house.stop();
  await database.drop();
});

beforeEach(() => {
  house.setAhead(0);
  visitor = new Visitor(house);
});

describe('logging in', () => {
  it('goes by the login page to the page that was asked for, and the portal then knows the person', async () => {
    expect((await visitor.session()).status).toBe(401);
    const back = await visitor.logIn('registrar-noord', '/login?returnTo=%2Fmeldingen%3Fvan%3D2024');
    expect(back.status).toBe(302);
    expect(back.headers.get('location')).toBe('/meldingen?van=2024');
    expect(await (await visitor.session()).json()).toEqual({
      name: 'Registrator Noord-Nederland (demo)',
      role: 'registrar',
      unitCode: '0100',
    });
  });

  it('gives a cookie that scripts cannot read and other sites cannot send along', async () => {
    const back = await visitor.logIn('analist');
    const cookie = back.headers.getSetCookie().find((line) => line.startsWith(`session-${new URL(house.portalUrl).port}=`));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('asks with PKCE S256, state and nonce', async () => {
    const response = await visitor.browser.request(`${house.portalUrl}/login`);
    const asked = new URL(response.headers.get('location') ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('redirect_uri')).toBe(`${house.portalUrl}/callback`);
  });

  it('takes each of two logins begun in two tabs', async () => {
    const first = await visitor.callbackFor('auditor', '/login?returnTo=%2Feen');
    const second = (await visitor.browser.request(`${house.portalUrl}/login?returnTo=%2Ftwee`)).headers.get('location') ?? '';
    const secondBack = (await visitor.browser.request(second)).headers.get('location') ?? '';
    expect((await visitor.browser.request(first)).headers.get('location')).toBe('/een');
    expect((await visitor.browser.request(secondBack)).headers.get('location')).toBe('/twee');
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)'])(
    'never leads to another site afterwards: %s',
    async (returnTo) => {
      const back = await visitor.logIn('analist', `/login?returnTo=${encodeURIComponent(returnTo)}`);
      expect(back.headers.get('location')).toBe('/');
    },
  );

  it("works with the portal's own key instead of a secret", async () => {
    const keyed = await openLoginHouse(database.url('portal'), { useKey: true });
    try {
      const guest = new Visitor(keyed);
      expect((await guest.logIn('beheerder')).headers.get('location')).toBe('/');
      expect(await (await guest.session()).json()).toMatchObject({ role: 'administrator', unitCode: null });
    } finally {
      await keyed.stop();
    }
  });
});

describe('a callback', () => {
  /** What came of a callback: the status, whether the page says so in Dutch, and the session it gave. */
  async function outcome(response: Response): Promise<object> {
    const text = await response.text();
    return { status: response.status, saysSo: text.includes('Aanmelden is niet gelukt'), cookie: visitor.cookie.value };
  }

  const REFUSED = { status: 400, saysSo: true, cookie: '' };

  it('serves once', async () => {
    const callback = await visitor.callbackFor('analist');
    expect((await visitor.browser.request(callback)).status).toBe(302);
    visitor.dropCookie();
    expect(await outcome(await visitor.browser.request(callback))).toEqual(REFUSED);
  });

  it('opened in another browser than the one that began is refused', async () => {
    const callback = await visitor.callbackFor('analist');
    visitor = new Visitor(house);
    await visitor.browser.request(`${house.portalUrl}/login`);
    expect(await outcome(await visitor.browser.request(callback))).toEqual(REFUSED);
  });

  it('with the code of another login is refused', async () => {
    const own = await visitor.callbackFor('analist');
    const other = await visitor.callbackWithoutAsking();
    other.searchParams.set('code', own.searchParams.get('code') ?? '');
    expect(await outcome(await visitor.browser.request(other))).toEqual(REFUSED);
  });

  it.each([
    ['another state', async (callback: URL) => callback.searchParams.set('state', 'A'.repeat(43))],
    ['no state', async (callback: URL) => callback.searchParams.delete('state')],
    ['the state twice', async (callback: URL) => callback.searchParams.append('state', callback.searchParams.get('state') ?? '')],
    ['another issuer', async (callback: URL) => callback.searchParams.set('iss', 'http://localhost:1')],
    ['an error of the provider', async (callback: URL) => callback.searchParams.set('error', 'access_denied')],
    ['a nonce that was replaced', async () => database.sql("update portal.logins set nonce = 'another'")],
    ['a wrong code verifier', async () => database.sql("update portal.logins set code_verifier = repeat('v', 43)")],
    ['eleven minutes gone by', async () => house.setAhead(11 * MINUTE)],
  ])('with %s is refused', async (_what, spoil) => {
    const callback = await visitor.callbackFor('analist');
    await spoil(callback);
    expect(await outcome(await visitor.browser.request(callback))).toEqual(REFUSED);
  });
});

describe('without a session', () => {
  it('a request to a service is refused in the shape of a GraphQL error', async () => {
    const answer = await visitor.ask();
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      errors: [{ message: 'U bent niet aangemeld. Meld u aan en probeer het opnieuw.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  it("a machine's bearer token goes through as it is, and a false one is the service's to refuse", async () => {
    const { issuer, machineClients } = house.identityProvider;
    const client = machineClients['registrar'];
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client?.clientId}:${client?.clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const json = { 'content-type': 'application/json' };
    const good = await visitor.ask({ ...json, authorization: `Bearer ${token}` });
    expect(await good.json()).toMatchObject({ claims: { role: 'registrar', unit: '0100' } });
    expect((await visitor.ask({ ...json, authorization: `Bearer ${token.slice(0, -4)}AAAA` })).status).toBe(401);
  });

  it('a body above the limit is refused', async () => {
    const body = JSON.stringify({ query: 'x'.repeat(256 * 1024) });
    const answer = await visitor.ask(FROM_PORTAL, '/intake/graphql', body);
    expect(answer.status).toBe(413);
  });
});

describe('the log', () => {
  it('holds no code, state, cookie, token or name', async () => {
    const callback = await visitor.callbackFor('registrar-noord');
    const start = house.logLines.length;
    await visitor.browser.request(callback);
    await visitor.ask();
    const text = house.logLines.slice(start).join('');
    expect(text).toContain('"path":"/callback"');
    for (const secret of [
      callback.searchParams.get('code') ?? '?',
      callback.searchParams.get('state') ?? '?',
      visitor.cookie.value,
      'eyJ',
      'Noord-Nederland',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('when something is away', () => {
  it('the portal is ready only while its database and the provider answer', async () => {
    const answer = await visitor.browser.request(`${house.portalUrl}/ready`);
    expect([answer.status, await answer.json()]).toEqual([200, { database: true, identityProvider: true }]);
  });

  it('a service that is down gives a Dutch message and code UNAVAILABLE', async () => {
    const lone = await openLoginHouse(database.url('portal'));
    try {
      const guest = new Visitor(lone);
      await guest.logIn('analist');
      await lone.stopService();
      const answer = await guest.ask();
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({
        errors: [{ message: expect.stringContaining('niet bereikbaar') as string, extensions: { code: 'UNAVAILABLE' } }],
      });
    } finally {
      await lone.stop();
    }
  });

  it('a login while the provider is down gives a page that says so', async () => {
    const lone = await openLoginHouse(database.url('portal'));
    try {
      await lone.identityProvider.stop();
      const answer = await visitor.browser.request(`${lone.portalUrl}/login`);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('De aanmelddienst is niet bereikbaar');
    } finally {
      await lone.stop();
    }
  });
});
