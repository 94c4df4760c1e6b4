/** A browser as far as login goes: keeps cookies per host name (as browsers do, whatever the port) and shows every redirect. */
export class HttpBrowser {
  readonly cookies = new Map<string, string>();

  async request(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('connection', 'close');
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows redirects until a page comes; gives it and where it was found. */
  async visit(url: string | URL, init: RequestInit = {}): Promise<{ url: URL; response: Response }> {
    let at = new URL(url);
    let response = await this.request(at, init);
    for (let hops = 0; hops < 10 && response.status >= 300 && response.status < 400; hops += 1) {
      at = new URL(response.headers.get('location') ?? '', at);
      response = await this.request(at);
    }
    return { url: at, response };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const isGone = value === '' || attributes.some((text) => /^expires=Thu, 01 Jan 1970/i.test(text) || /^max-age=0$/i.test(text));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
