import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpBrowser } from './http-browser';
import { openLoginHouse, type LoginHouse } from './login-house';

const FROM_PORTAL = { 'content-type': 'application/json', 'x-requested-with': 'portal' };
const MINUTE = 60_000;

let database: TestDatabase;
let house: LoginHouse;
let browser: HttpBrowser;

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
  browser = new HttpBrowser();
});

/** Goes to the login page, chooses a demo user and stops at the address the provider sends the browser back to. */
async function callbackFor(user: string, path = '/login', on: LoginHouse = house): Promise<URL> {
  const page = await browser.visit(on.portalUrl + path);
  expect(page.url.pathname).toMatch(/^\/interaction\//);
  const chosen = await browser.request(page.url, { method: 'POST', body: new URLSearchParams({ user }) });
  const resumed = await browser.request(chosen.headers.get('location') ?? '');
  return new URL(resumed.headers.get('location') ?? '');
}

async function logIn(user: string, path = '/login', on: LoginHouse = house): Promise<Response> {
  return browser.request(await callbackFor(user, path, on));
}

const session = (): Promise<Response> => browser.request(`${house.portalUrl}/session`);

const ask = (headers: Record<string, string> = FROM_PORTAL, path = '/intake/graphql'): Promise<Response> =>
  browser.request(house.portalUrl + path, { method: 'POST', headers, body: '{"query":"{ me { name } }"}' });

const sessionCookie = (): string => [...browser.cookies.keys()].find((name) => name.startsWith('session')) ?? '';

describe('logging in', () => {
  it('goes by the login page to the page that was asked for, and the portal then knows the person', async () => {
    expect((await session()).status).toBe(401);
    const back = await logIn('registrar-noord', '/login?returnTo=%2Fmeldingen%3Fvan%3D2024');
    expect(back.status).toBe(302);
    expect(back.headers.get('location')).toBe('/meldingen?van=2024');
    expect(await (await session()).json()).toEqual({ name: 'Registrator Noord-Nederland (demo)', role: 'registrar', unitCode: '0100' });
  });

  it('gives a cookie that scripts cannot read and other sites cannot send along', async () => {
    const back = await logIn('analist');
    const cookie = back.headers.getSetCookie().find((line) => line.startsWith(`session-${new URL(house.portalUrl).port}=`));
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('asks with PKCE S256, state and nonce', async () => {
    const response = await browser.request(`${house.portalUrl}/login`);
    const asked = new URL(response.headers.get('location') ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('redirect_uri')).toBe(`${house.portalUrl}/callback`);
  });

  it('takes each of two logins begun in two tabs', async () => {
    const first = await callbackFor('auditor', '/login?returnTo=%2Feen');
    const second = (await browser.request(`${house.portalUrl}/login?returnTo=%2Ftwee`)).headers.get('location') ?? '';
    const secondBack = (await browser.request(second)).headers.get('location') ?? '';
    expect((await browser.request(first)).headers.get('location')).toBe('/een');
    expect((await browser.request(secondBack)).headers.get('location')).toBe('/twee');
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)'])(
    'never leads to another site afterwards: %s',
    async (returnTo) => {
      const back = await logIn('analist', `/login?returnTo=${encodeURIComponent(returnTo)}`);
      expect(back.headers.get('location')).toBe('/');
    },
  );

  it("works with the portal's own key instead of a secret", async () => {
    const keyed = await openLoginHouse(database.url('portal'), { useKey: true });
    try {
      expect((await logIn('beheerder', '/login', keyed)).headers.get('location')).toBe('/');
      const answer = await browser.request(`${keyed.portalUrl}/session`);
      expect(await answer.json()).toMatchObject({ role: 'administrator', unitCode: null });
    } finally {
      await keyed.stop();
    }
  });
});

describe('a callback that is refused', () => {
  async function expectRefused(response: Response): Promise<void> {
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('Aanmelden is niet gelukt');
    expect(sessionCookie()).toBe('');
  }

  it('used twice', async () => {
    const callback = await callbackFor('analist');
    expect((await browser.request(callback)).status).toBe(302);
    browser.cookies.delete(sessionCookie());
    await expectRefused(await browser.request(callback));
  });

  it('with another state', async () => {
    const callback = await callbackFor('analist');
    callback.searchParams.set('state', 'A'.repeat(43));
    await expectRefused(await browser.request(callback));
  });

  it('opened in another browser than the one that began', async () => {
    const callback = await callbackFor('analist');
    browser = new HttpBrowser();
    await browser.request(`${house.portalUrl}/login`);
    await expectRefused(await browser.request(callback));
  });

  it('whose code belongs to another login', async () => {
    const own = await callbackFor('analist');
    const other = await callbackForSecondLogin();
    other.searchParams.set('code', own.searchParams.get('code') ?? '');
    await expectRefused(await browser.request(other));
  });

  it('whose nonce was replaced in the store', async () => {
    const callback = await callbackFor('analist');
    await database.sql("update portal.logins set nonce = 'another'");
    await expectRefused(await browser.request(callback));
  });

  it('with a wrong code verifier', async () => {
    const callback = await callbackFor('analist');
    await database.sql('update portal.logins set code_verifier = repeat($1, 43)', ['v']);
    await expectRefused(await browser.request(callback));
  });

  it('later than ten minutes', async () => {
    const callback = await callbackFor('analist');
    house.setAhead(11 * MINUTE);
    await expectRefused(await browser.request(callback));
  });

  it('in which the provider says no', async () => {
    const callback = await callbackFor('analist');
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    await expectRefused(await browser.request(callback));
  });

  async function callbackForSecondLogin(): Promise<URL> {
    const begun = await browser.request(`${house.portalUrl}/login`);
    const back = await browser.request(begun.headers.get('location') ?? '');
    return new URL(back.headers.get('location') ?? '');
  }
});

describe('a session', () => {
  it('sends requests on with a token of the person that the service can verify', async () => {
    await logIn('registrar-oost');
    const answer = (await (await ask({ ...FROM_PORTAL, 'x-request-id': 'follow-me-1' })).json()) as Record<string, Record<string, unknown>>;
    expect(answer['claims']).toMatchObject({
      sub: 'registrar-oost',
      name: 'Registrator Oost-Nederland (demo)',
      role: 'registrar',
      unit: '0600',
      aud: 'sextortion-register',
    });
    expect(answer['body']).toEqual({ query: '{ me { name } }' });
    expect(answer['headers']).toMatchObject({ 'x-request-id': 'follow-me-1' });
    expect(answer['headers']).not.toHaveProperty('cookie');
  });

  it('reaches the figures service too, with no unit for an analyst', async () => {
    await logIn('analist');
    const answer = (await (await ask(FROM_PORTAL, '/figures/graphql')).json()) as { claims: object };
    expect(answer.claims).toMatchObject({ sub: 'analist', role: 'analyst' });
    expect(answer.claims).not.toHaveProperty('unit');
  });

  it('is no use to another site: without the header the request is refused', async () => {
    await logIn('analist');
    const answer = await ask({ 'content-type': 'text/plain' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('survives a restart of the portal', async () => {
    await logIn('analist');
    await house.restartPortal();
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ['an unknown value', () => 'A'.repeat(43)],
    ['one letter changed', (value: string) => (value.startsWith('x') ? 'y' : 'x') + value.slice(1)],
    ['no value of ours', () => '%00'],
  ])('is refused for a cookie with %s', async (_what, tamper) => {
    await logIn('analist');
    const name = sessionCookie();
    browser.cookies.set(name, tamper(browser.cookies.get(name) ?? ''));
    const answer = await ask();
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await session()).status).toBe(401);
  });

  it('ends after half an hour without a request', async () => {
    await logIn('analist');
    house.setAhead(29 * MINUTE);
    expect((await session()).status).toBe(200);
    house.setAhead(58 * MINUTE);
    expect((await session()).status).toBe(200);
    house.setAhead(89 * MINUTE);
    expect((await session()).status).toBe(401);
  });

  it('ends after ten hours, however busy', async () => {
    await logIn('analist');
    const step = 25 * MINUTE;
    for (let ahead = step; ahead < 600 * MINUTE; ahead += step) {
      house.setAhead(ahead);
      expect((await session()).status).toBe(200);
    }
    house.setAhead(600 * MINUTE);
    expect((await session()).status).toBe(401);
  });

  it('renews its access token before it runs out, once for requests at the same time', async () => {
    await logIn('analist');
    const before = await sealedTokens();
    house.setAhead(9.5 * MINUTE);
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await sealedTokens()).not.toEqual(before);
    // A refresh token serves once: had two requests used it, the provider would have ended the grant and the next renewal would fail.
    house.setAhead(19 * MINUTE);
    expect((await ask()).status).toBe(200);
  });

  it('keeps neither the cookie nor a token in readable form', async () => {
    await logIn('analist');
    const [row] = await database.sql<{ text: string }>(
      'select row_to_json(s)::text as text from portal.sessions s order by created_at desc',
    );
    expect(row?.text).not.toContain(browser.cookies.get(sessionCookie()));
    expect(row?.text).not.toContain('eyJ');
  });

  it('is replaced, not joined, by a new login', async () => {
    await logIn('analist');
    const first = browser.cookies.get(sessionCookie()) ?? '';
    await browser.visit(`${house.portalUrl}/login`);
    expect(browser.cookies.get(sessionCookie())).not.toBe(first);
    browser.cookies.set(sessionCookie(), first);
    expect((await session()).status).toBe(401);
  });

  async function sealedTokens(): Promise<unknown> {
    return database.sql('select tokens from portal.sessions order by created_at desc limit 1');
  }
});

describe('logging out', () => {
  const logOut = (headers: Record<string, string> = FROM_PORTAL): Promise<Response> =>
    browser.request(`${house.portalUrl}/logout`, { method: 'POST', headers, body: '{}' });

  it('ends the session here and at the provider, which asks for a login again', async () => {
    await logIn('analist');
    const cookie = browser.cookies.get(sessionCookie()) ?? '';
    const name = sessionCookie();
    const answer = await logOut();
    const { redirectTo } = (await answer.json()) as { redirectTo: string };
    expect(sessionCookie()).toBe('');

    const home = await browser.visit(redirectTo);
    expect(home.url.href).toBe(`${house.portalUrl}/`);

    browser.cookies.set(name, cookie);
    expect((await ask()).status).toBe(401);
    expect((await browser.visit(`${house.portalUrl}/login`)).url.pathname).toMatch(/^\/interaction\//);
  });

  it('is not done at the wish of another site', async () => {
    await logIn('analist');
    expect((await logOut({ 'content-type': 'text/plain' })).status).toBe(403);
    expect((await session()).status).toBe(200);
  });

  it('without a session simply goes home', async () => {
    expect(await (await logOut()).json()).toEqual({ redirectTo: `${house.portalUrl}/` });
  });
});

describe('without a session', () => {
  it('a request to a service is refused in the shape of a GraphQL error', async () => {
    const answer = await ask();
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
    const good = await ask({ ...json, authorization: `Bearer ${token}` });
    expect(await good.json()).toMatchObject({ claims: { role: 'registrar', unit: '0100' } });
    expect((await ask({ ...json, authorization: `Bearer ${token.slice(0, -4)}AAAA` })).status).toBe(401);
  });

  it('a body above the limit is refused', async () => {
    const body = JSON.stringify({ query: 'x'.repeat(256 * 1024) });
    const answer = await browser.request(`${house.portalUrl}/intake/graphql`, { method: 'POST', headers: FROM_PORTAL, body });
    expect(answer.status).toBe(413);
  });
});

describe('the log', () => {
  it('holds no code, state, cookie, token or name', async () => {
    const callback = await callbackFor('registrar-noord');
    const start = house.logLines.length;
    await browser.request(callback);
    await ask();
    const text = house.logLines.slice(start).join('');
    expect(text).toContain('"path":"/callback"');
    for (const secret of [
      callback.searchParams.get('code') ?? '?',
      callback.searchParams.get('state') ?? '?',
      browser.cookies.get(sessionCookie()) ?? '?',
      'eyJ',
      'Noord-Nederland',
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('when something is away', () => {
  it('the portal is ready only while its database and the provider answer', async () => {
    const answer = await browser.request(`${house.portalUrl}/ready`);
    expect([answer.status, await answer.json()]).toEqual([200, { database: true, identityProvider: true }]);
  });

  it('a service that is down gives a Dutch message and code UNAVAILABLE', async () => {
    const lone = await openLoginHouse(database.url('portal'));
    try {
      await logIn('analist', '/login', lone);
      await lone.stopService();
      const answer = await browser.request(`${lone.portalUrl}/intake/graphql`, { method: 'POST', headers: FROM_PORTAL, body: '{}' });
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
      const answer = await browser.request(`${lone.portalUrl}/login`);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('De aanmelddienst is niet bereikbaar');
    } finally {
      await lone.stop();
    }
  });
});
