import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { DEMO_USERS } from './demo-users';
import { loginPage, messagePage } from './pages';

/** Bytes of the login form at most; it holds one short word. */
const FORM_LIMIT = 1024;

/** Shows the login page (GET) and takes the choice (POST). */
export async function interact(provider: Provider, portalUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response).catch(() => null);
  if (details?.prompt.name !== 'login') {
    sendPage(response, 400, messagePage('De aanmelding is verlopen', 'Begin opnieuw in het portaal.', portalUrl), portalUrl);
    return;
  }
  const action = `/interaction/${details.uid}`;
  if (request.method !== 'POST') {
    sendPage(response, 200, loginPage(action, false), portalUrl);
    return;
  }
  const chosen = (await readForm(request)).get('user');
  const user = DEMO_USERS.find(({ id }) => id === chosen);
  if (user === undefined) {
    sendPage(response, 400, loginPage(action, true), portalUrl);
    return;
  }
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: user.id, remember: false } },
    { mergeWithLastSubmission: false },
  );
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > FORM_LIMIT) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}

/** Sends a page that loads nothing but its own style. The form may end at the portal: browsers hold its redirects to the same policy. */
function sendPage(response: ServerResponse, status: number, html: string, portalUrl: string): void {
  const policy = `default-src 'none'; style-src 'self'; form-action 'self' ${new URL(portalUrl).origin}; base-uri 'none'; frame-ancestors 'none'`;
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(html);
}
