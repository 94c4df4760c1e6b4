import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { root } from './instance';

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Chromium from the npm package, with the system libraries it brings along; unpacked per user, since its folder in /tmp has a fixed name. */
export async function openBrowser(): Promise<Browser> {
  const folder = join(tmpdir(), `register-browser-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  process.env['TMPDIR'] = folder;
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}

export const newContext = (browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
  browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: { width: 1280, height: 900 }, ...options });

/** Logs a demonstration user in through the real identity provider. */
export async function logIn(page: Page, portalUrl: string, user: RegExp, path = '/'): Promise<void> {
  await page.goto(`${portalUrl}/login?returnTo=${encodeURIComponent(path)}`);
  await page.getByRole('radio', { name: user }).check();
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL(`${portalUrl}/**`);
}

export interface AxeFinding {
  readonly id: string;
  readonly help: string;
  readonly targets: readonly string[];
}

/** What axe finds wrong on the page as it stands; empty is good. */
export async function axe(page: Page): Promise<AxeFinding[]> {
  // The page's own policy rightly refuses scripts that are not its own, so axe comes in through the debugger.
  const source = await readFile(axeSource, 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const axeGlobal = (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }> } }
    ).axe;
    const { violations } = await axeGlobal.run();
    return violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map((node) => node.target.join(' ')) }));
  });
}

/** Keeps a picture of the whole page for whoever reviews the change. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, 'test/screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
