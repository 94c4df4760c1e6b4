import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe, logIn, newContext, openBrowser, picture } from '../support/browser';

let browser: Browser;
let page: Page;
const portalUrl = inject('portalUrl');

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await newContext(browser)).newPage();
  await logIn(page, portalUrl, /Noord-Nederland/);
});
afterAll(() => browser.close());

async function openForm(): Promise<void> {
  await page.goto(`${portalUrl}/meldingen/nieuw`);
  await page.getByRole('heading', { level: 1, name: 'Nieuwe melding' }).waitFor();
  await page.getByRole('button', { name: 'Melding vastleggen' }).waitFor();
}

/** Moves with the Tab key until the control with this name has the focus; null after more steps than the page has controls. */
async function tabTo(name: RegExp, limit = 120): Promise<string | null> {
  for (let step = 0; step < limit; step += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const group = element?.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
      return element ? `${group} | ${element.labels?.[0]?.textContent ?? element.textContent ?? ''}` : '';
    });
    if (name.test(found)) return found;
  }
  return null;
}

describe('the form, without a mouse', () => {
  it('a report is entered and registered with the keyboard alone', async () => {
    await openForm();
    expect(await tabTo(/Soort melding.*\|.*Melding/)).not.toBeNull();
    await page.keyboard.press('Space');
    expect(await tabTo(/Ontvangen op/)).not.toBeNull();
    await page.keyboard.type('23-11-2026');
    expect(await tabTo(/Binnengekomen via/)).not.toBeNull();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await tabTo(/Plaats.*\|.*Gemeente/)).not.toBeNull();
    await page.keyboard.press('ArrowDown'); // from "Gemeente" to "Plaats onbekend"
    expect(await tabTo(/Geslacht.*\|.*Man/)).not.toBeNull();
    await page.keyboard.press('Space');
    expect(await tabTo(/Leeftijd in jaren/)).not.toBeNull();
    await page.keyboard.type('16');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Melding vastgelegd' }).waitFor();
    await picture(page, 'registrator-vastgelegd');
    expect(await page.locator('main').innerText()).toMatch(/0100-\d\d-[0-9A-Z]{5}-[0-9A-Z]{5}/);
    expect(await axe(page)).toEqual([]);
  });

  it('Enter in a text field moves on and does not send the form', async () => {
    await openForm();
    const field = page.getByLabel('Ontvangen op');
    await field.fill('23-11-2026');
    await field.press('Enter');
    expect(await field.evaluate((element) => document.activeElement === element)).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Nieuwe melding');
  });
});

describe('a report that cannot be accepted', () => {
  it('all problems stand in a summary that has the focus, each leading to its field, and nothing typed is lost', async () => {
    await openForm();
    await page.getByLabel('Ontvangen op').fill('31-02-2026');
    await page.getByLabel('Toelichting').fill('Slachtoffer noemt nummer 111222333.');
    await page.keyboard.press('Control+s');
    const summary = page
      .getByRole('alert')
      .or(page.getByRole('group', { name: /te verbeteren/ }))
      .first();
    await summary.waitFor();
    await picture(page, 'registrator-fouten');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(focused).toMatch(/te verbeteren/);
    expect(await axe(page)).toEqual([]);
    const links = page.locator('main').getByRole('link', { name: /datum|Ontvangen/i });
    await links.first().click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await expect.poll(() => page.getByLabel('Toelichting').inputValue()).toContain('111222333');
  });
});
