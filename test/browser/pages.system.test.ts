import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe, logIn, newContext, openBrowser, picture } from '../support/browser';

const PAGES: readonly (readonly [role: string, user: RegExp, pages: readonly (readonly [path: string, name: string])[]])[] = [
  [
    'registrator',
    /Noord-Nederland/,
    [
      ['/', 'begin'],
      ['/meldingen', 'meldingen'],
      ['/meldingen/nieuw', 'nieuwe-melding'],
    ],
  ],
  [
    'analist',
    /Analist/,
    [
      ['/', 'begin'],
      ['/dashboards/meldingen', 'dashboard-meldingen'],
      ['/dashboards/vervolgingen', 'dashboard-vervolgingen'],
      ['/dashboards/veroordelingen', 'dashboard-veroordelingen'],
      ['/antwoorden/antwoord-3', 'antwoord-3'],
      ['/meldingen', 'geen-toegang'],
    ],
  ],
  ['beheerder', /Beheerder/, [['/beheer', 'beheer']]],
  ['auditor', /Auditor/, [['/controle', 'controle']]],
];

const LOOKS = [
  ['licht', { colorScheme: 'light' }],
  ['donker', { colorScheme: 'dark' }],
  ['smal', { viewport: { width: 390, height: 844 } }],
] as const;

let browser: Browser;
const portalUrl = inject('portalUrl');

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page as people get it: its heading there and nothing loading any more. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(portalUrl + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Fields whose label cannot be seen; axe does not notice a label that style sheets hide. */
function fieldsWithoutVisibleLabel(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('main input:not([type=hidden]), main select, main textarea')];
    const isVisible = (element: Element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
    return fields
      .filter(isVisible)
      .filter((field) => ![...(field.labels ?? [])].some(isVisible))
      .map((field) => field.outerHTML.slice(0, 120));
  });
}

describe.each(PAGES)('%s', (role, user, pages) => {
  describe.each(LOOKS)('%s', (look, options) => {
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      const context = await newContext(browser, options);
      page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await logIn(page, portalUrl, user);
    });
    afterAll(() => page.context().close());

    it.each(pages)('%s is accessible, labelled, Dutch, and says that its data are a demonstration', async (path, name) => {
      complaints.length = 0;
      await open(page, path);
      await picture(page, `${role}-${name}-${look}`);
      expect(await axe(page)).toEqual([]);
      expect(await fieldsWithoutVisibleLabel(page)).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe('nl');
      expect(await page.title()).toMatch(/\S+ .*Register sextortion/);
      await expect.poll(() => page.getByText('Demonstratiegegevens', { exact: false }).first().isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1), 'no sideways scrolling').toBe(true);
      expect(complaints).toEqual([]);
    });
  });
});

describe('before logging in', () => {
  it('the first page and the page of the identity provider are accessible', async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    await open(page, '/');
    await picture(page, 'welkom');
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: 'Inloggen' }).first().click();
    await page.getByRole('radio').first().waitFor();
    await picture(page, 'inloggen');
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
