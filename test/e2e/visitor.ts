import { HttpBrowser } from './http-browser';
import type { LoginHouse } from './login-house';

export const MINUTE = 60_000;

/** What the web app sends with every request, and another site cannot. */
export const FROM_PORTAL = { 'content-type': 'application/json', 'x-requested-with': 'portal' };

/** A person with a browser of their own at the portal of a house. */
export class Visitor {
  readonly browser = new HttpBrowser();

  constructor(readonly house: LoginHouse) {}

  /** Goes to the login page, chooses a demo user and stops at the address the provider sends the browser back to. */
  async callbackFor(user: string, path = '/login'): Promise<URL> {
    const page = await this.browser.visit(this.house.portalUrl + path);
    if (!page.url.pathname.startsWith('/interaction/')) throw new Error(`no login page but ${page.url.pathname}`);
    const chosen = await this.browser.request(page.url, { method: 'POST', body: new URLSearchParams({ user }) });
    const resumed = await this.browser.request(chosen.headers.get('location') ?? '');
    return new URL(resumed.headers.get('location') ?? '');
  }

  async logIn(user: string, path = '/login'): Promise<Response> {
    return this.browser.request(await this.callbackFor(user, path));
  }

  /** Begins a login of which the provider, where one is logged in already, asks nothing more. */
  async callbackWithoutAsking(path = '/login'): Promise<URL> {
    const begun = await this.browser.request(this.house.portalUrl + path);
    const back = await this.browser.request(begun.headers.get('location') ?? '');
    return new URL(back.headers.get('location') ?? '');
  }

  session(): Promise<Response> {
    return this.browser.request(`${this.house.portalUrl}/session`);
  }

  ask(headers: Record<string, string> = FROM_PORTAL, path = '/intake/graphql', body = '{"query":"{ me { name } }"}'): Promise<Response> {
    return this.browser.request(this.house.portalUrl + path, { method: 'POST', headers, body });
  }

  logOut(headers: Record<string, string> = FROM_PORTAL): Promise<Response> {
    return this.browser.request(`${this.house.portalUrl}/logout`, { method: 'POST', headers, body: '{}' });
  }

  /** The session cookie, by name and value; empty without one. */
  get cookie(): { readonly name: string; readonly value: string } {
    const [name = '', value = ''] = [...this.browser.cookies].find(([key]) => key.startsWith('session')) ?? [];
    return { name, value };
  }

  /** Puts a session cookie in the browser by hand. */
  holdCookie(name: string, value: string): void {
    this.browser.cookies.set(name, value);
  }

  dropCookie(): void {
    this.browser.cookies.delete(this.cookie.name);
  }
}
