/** The style of the message page, a file of its own because the content security policy allows no style inside a page. */
export const MESSAGE_STYLE = `body{margin:0;background:#f3f3f3;color:#1b1b1b;font:1.125rem/1.5 "Fira Sans",Calibri,Verdana,sans-serif}
main{box-sizing:border-box;max-width:38rem;margin:3rem auto;padding:2rem;background:#fff;border-top:.5rem solid #154273}
h1{margin:0 0 1rem;color:#154273;font-size:1.75rem;line-height:1.25}
a{color:#01539e}
a:focus-visible{outline:3px solid #1b1b1b;outline-offset:2px}
`;

/** A plain Dutch page for the few moments when the web app cannot speak: a login that did not succeed. Both texts are our own. */
export function messagePage(title: string, text: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Register sextortion</title>
<link rel="stylesheet" href="/login-message.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/login">Opnieuw aanmelden</a></p>
</main>
</body>
</html>
`;
}
