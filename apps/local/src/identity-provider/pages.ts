import { DEMO_USERS, type DemoUser } from './demo-users';

/** Where the style of these pages is served: a file, because their content security policy allows nothing inline. */
export const STYLE_PATH = '/style.css';

/** Writes text so that it is only text in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Register sextortion (demonstratie)</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header class="bar"><div class="inner">Register sextortion <span class="tag">demonstratie</span></div></header>
<main class="inner">
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function choice({ id, name, description }: DemoUser): string {
  return `<div class="choice">
<input type="radio" name="user" id="${id}" value="${id}" required aria-describedby="${id}-role">
<label for="${id}">${escapeHtml(name)}</label>
<p id="${id}-role">${escapeHtml(description)}</p>
</div>`;
}

/** The login page: five demo users to choose from. `action` is where the form goes; with `isEmpty` nobody was chosen. */
export function loginPage(action: string, isEmpty: boolean): string {
  return page(
    'Inloggen',
    `<p class="notice">Dit is een demonstratie: u kiest wie u bent, zonder wachtwoord. In gebruik neemt de aanmelding van uw eigen organisatie deze plaats in.</p>
<form method="post" action="${escapeHtml(action)}">
<fieldset>
<legend>Kies een gebruiker</legend>
${isEmpty ? '<p class="error" role="alert">Kies eerst een gebruiker.</p>' : ''}
${DEMO_USERS.map(choice).join('\n')}
</fieldset>
<button type="submit">Inloggen</button>
</form>`,
  );
}

/** The question before logging out, asked only when the caller could not show whose session it is. `form` is the provider's own form. */
export function logoutPage(form: string): string {
  return page(
    'Uitloggen',
    `<p>Wilt u uitloggen?</p>\n${form}\n<button type="submit" form="op.logoutForm" name="logout" value="yes">Uitloggen</button>`,
  );
}

/** Says what went wrong or was done, with the way back to the portal. */
export function messagePage(title: string, text: string, portalUrl: string): string {
  return page(title, `<p>${escapeHtml(text)}</p>\n<p><a href="${escapeHtml(portalUrl)}">Naar het portaal</a></p>`);
}
