import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { logIn, newContext, openBrowser, picture } from '../support/browser';

let browser: Browser;
let page: Page;
const portalUrl = inject('portalUrl');

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await newContext(browser)).newPage();
  await logIn(page, portalUrl, /Analist/);
});
afterAll(() => browser.close());

async function open(path: string): Promise<void> {
  await page.goto(portalUrl + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

describe('a dashboard', () => {
  it('gives every chart a name, its table, its unit, its peildatum and its definition', async () => {
    await open('/dashboards/meldingen');
    const charts = page.locator('main canvas');
    expect(await charts.count()).toBeGreaterThanOrEqual(8);
    for (const chart of await charts.all()) {
      expect(await chart.getAttribute('role')).toBe('img');
      expect((await chart.getAttribute('aria-label'))?.length ?? 0).toBeGreaterThan(10);
      const card = chart.locator('xpath=ancestor::*[.//table][1]');
      const text = (await card.textContent()) ?? '';
      expect(text).toMatch(/Peildatum|Bron/);
    }
    expect(await page.locator('main table').count()).toBeGreaterThanOrEqual(await charts.count());
  });

  it('shows a hidden figure as hidden and never as a number from 1 to 9', async () => {
    await open('/dashboards/veroordelingen');
    const cells = await page.locator('main table td').allTextContents();
    expect(cells.some((cell) => /afgeschermd/.test(cell))).toBe(true);
    expect(cells.filter((cell) => /^[1-9]$/.test(cell.trim()))).toEqual([]);
  });

  it('keeps its filters in the address, so that a colleague sees the same', async () => {
    await open('/dashboards/meldingen');
    await page.getByLabel('Politie-eenheid', { exact: true }).selectOption({ label: 'Oost-Nederland' });
    await page.getByLabel('Van jaar').selectOption('2022');
    await page.getByRole('button', { name: 'Toon cijfers' }).click();
    await page.waitForLoadState('networkidle');
    const address = page.url();
    expect(address).toContain('0600');
    expect(address).toContain('2022');
    const shown = await page.locator('main table').first().innerText();
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('main table').first().innerText()).toBe(shown);
    await picture(page, 'analist-gefilterd');
  });

  it('names the class in which sextortion was hidden, with its source, beside and never in our figures', async () => {
    await open('/dashboards/meldingen');
    const context = page.locator('section, article').filter({ hasText: 'De klasse waarin sextortion verborgen zat' }).last();
    const text = (await context.textContent()) ?? '';
    expect(text).toContain('Bron: CBS');
    expect(text).toMatch(/1\.515/);
    expect(text).toMatch(/voorlopig/);
    expect(text).toMatch(/niet bij onze cijfers opgeteld/);
  });
});

describe('the answer to parliament', () => {
  it('is asked as of a day, which stands in the address and in the text', async () => {
    await open('/antwoorden/antwoord-3');
    await page.getByRole('textbox', { name: /^Peildatum/ }).fill('01-01-2026');
    await page.getByRole('button', { name: 'Toon antwoord' }).click();
    await page.getByText('Peildatum 1 januari 2026', { exact: true }).waitFor();
    expect(page.url()).toContain('2026-01-01');
    expect(await page.locator('main').innerText()).toMatch(/Over de jaren 2014 tot en met 2017 bestaat geen cijfer/);
  });
});
