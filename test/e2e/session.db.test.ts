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

describe('a session', () => {
  it('sends requests on with a token of the person that the service can verify', async () => {
    await visitor.logIn('registrar-oost');
    const answer = (await (await visitor.ask({ ...FROM_PORTAL, 'x-request-id': 'follow-me-1' })).json()) as Record<
      string,
      Record<string, unknown>
    >;
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
    await visitor.logIn('analist');
    const answer = (await (await visitor.ask(FROM_PORTAL, '/figures/graphql')).json()) as { claims: object };
    expect(answer.claims).toMatchObject({ sub: 'analist', role: 'analyst' });
    expect(answer.claims).not.toHaveProperty('unit');
  });

  it('is no use to another site: without the header the request is refused', async () => {
    await visitor.logIn('analist');
    const answer = await visitor.ask({ 'content-type': 'text/plain' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('survives a restart of the portal', async () => {
    await visitor.logIn('analist');
    await house.restartPortal();
    expect((await visitor.ask()).status).toBe(200);
  });

  it.each([
    ['an unknown value', () => 'A'.repeat(43)],
    ['one letter changed', (value: string) => (value.startsWith('x') ? 'y' : 'x') + value.slice(1)],
    ['no value of ours', () => '%00'],
  ])('is refused for a cookie with %s', async (_what, tamper) => {
    await visitor.logIn('analist');
    visitor.holdCookie(visitor.cookie.name, tamper(visitor.cookie.value));
    const answer = await visitor.ask();
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await visitor.session()).status).toBe(401);
  });

  it('ends after half an hour without a request', async () => {
    await visitor.logIn('analist');
    house.setAhead(29 * MINUTE);
    expect((await visitor.session()).status).toBe(200);
    house.setAhead(58 * MINUTE);
    expect((await visitor.session()).status).toBe(200);
    house.setAhead(89 * MINUTE);
    expect((await visitor.session()).status).toBe(401);
  });

  it('ends after ten hours, however busy', async () => {
    await visitor.logIn('analist');
    const step = 25 * MINUTE;
    for (let ahead = step; ahead < 600 * MINUTE; ahead += step) {
      house.setAhead(ahead);
      expect((await visitor.session()).status).toBe(200);
    }
    house.setAhead(600 * MINUTE);
    expect((await visitor.session()).status).toBe(401);
  });

  it('renews its access token before it runs out, once for requests at the same time', async () => {
    await visitor.logIn('analist');
    const before = await sealedTokens();
    house.setAhead(9.5 * MINUTE);
    const answers = await Promise.all([visitor.ask(), visitor.ask(), visitor.ask(), visitor.ask()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await sealedTokens()).not.toEqual(before);
    // A refresh token serves once: had two requests used it, the provider would have ended the grant and the next renewal would fail.
    house.setAhead(19 * MINUTE);
    expect((await visitor.ask()).status).toBe(200);
  });

  it('keeps neither the cookie nor a token in readable form', async () => {
    await visitor.logIn('analist');
    const [row] = await database.sql<{ text: string }>(
      'select row_to_json(s)::text as text from portal.sessions s order by created_at desc',
    );
    expect(row?.text).not.toContain(visitor.cookie.value);
    expect(row?.text).not.toContain('eyJ');
  });

  it('is replaced, not joined, by a new login', async () => {
    await visitor.logIn('analist');
    const first = visitor.cookie.value;
    await visitor.browser.visit(`${house.portalUrl}/login`);
    expect(visitor.cookie.value).not.toBe(first);
    visitor.holdCookie(visitor.cookie.name, first);
    expect((await visitor.session()).status).toBe(401);
  });

  async function sealedTokens(): Promise<unknown> {
    return database.sql('select tokens from portal.sessions order by created_at desc limit 1');
  }
});

describe('logging out', () => {
  it('ends the session here and at the provider, which asks for a login again', async () => {
    await visitor.logIn('analist');
    const cookie = visitor.cookie.value;
    const name = visitor.cookie.name;
    const answer = await visitor.logOut();
    const { redirectTo } = (await answer.json()) as { redirectTo: string };
    expect(visitor.cookie.name).toBe('');

    const home = await visitor.browser.visit(redirectTo);
    expect(home.url.href).toBe(`${house.portalUrl}/`);

    visitor.holdCookie(name, cookie);
    expect((await visitor.ask()).status).toBe(401);
    expect((await visitor.browser.visit(`${house.portalUrl}/login`)).url.pathname).toMatch(/^\/interaction\//);
  });

  it('is not done at the wish of another site', async () => {
    await visitor.logIn('analist');
    expect((await visitor.logOut({ 'content-type': 'text/plain' })).status).toBe(403);
    expect((await visitor.session()).status).toBe(200);
  });

  it('without a session simply goes home', async () => {
    expect(await (await visitor.logOut()).json()).toEqual({ redirectTo: `${house.portalUrl}/` });
  });
});
