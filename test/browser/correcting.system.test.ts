import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aReport } from '../builders';
import { axe, logIn, newContext, openBrowser, picture } from '../support/browser';
import { ask, tokenFor } from '../support/instance';

const REGISTER = 'mutation ($input: RegisterReportInput!) { registerReport(input: $input) { __typename } }';
const CORRECT = 'mutation ($input: CorrectReportInput!) { correctReport(input: $input) { __typename } }';

let browser: Browser;
let page: Page;
let token: string;
const portalUrl = inject('portalUrl');

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await newContext(browser)).newPage();
  await logIn(page, portalUrl, /Noord-Nederland/);
  token = await tokenFor('registrar', inject('dataDirectory'));
});
afterAll(() => browser.close());

async function registered(): Promise<string> {
  const input = aReport();
  await ask(portalUrl, 'intake', token, REGISTER, { input });
  return input.id;
}

describe('correcting a report', () => {
  it('asks for a reason, keeps the version before, and shows who did what', async () => {
    const id = await registered();
    await page.goto(`${portalUrl}/meldingen/${id}`);
    await page.getByRole('link', { name: 'Corrigeren' }).click();
    await page.getByLabel('Leeftijd in jaren').first().fill('17');
    await page.keyboard.press('Control+s');
    await page.getByText('Geef de reden van de correctie').first().waitFor();
    await page.getByLabel('Reden van de correctie').fill('Leeftijd verbeterd na verhoor');
    await page.keyboard.press('Control+s');
    await page.goto(`${portalUrl}/meldingen/${id}`);
    await page.getByText('Leeftijd verbeterd na verhoor').waitFor();
    await picture(page, 'registrator-geschiedenis');
    expect(await axe(page)).toEqual([]);
    expect(await page.locator('main').innerText()).toMatch(/17/);
  });

  it('when a colleague was first, says who, shows both, and keeps what was typed', async () => {
    const id = await registered();
    await page.goto(`${portalUrl}/meldingen/${id}/corrigeren`);
    await page.getByLabel('Leeftijd in jaren').first().fill('18');
    await page.getByLabel('Reden van de correctie').fill('Leeftijd verbeterd');
    const theirs = { ...aReport({ id, receivedOn: '2024-03-13' }), expectedRevision: 1, reason: 'Ontvangstdatum verbeterd' };
    expect(await ask(portalUrl, 'intake', token, CORRECT, { input: theirs })).toEqual({ correctReport: { __typename: 'ReportCorrected' } });
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: /intussen gecorrigeerd/ }).waitFor();
    await picture(page, 'registrator-conflict');
    expect(await axe(page)).toEqual([]);
    expect(await page.getByLabel('Leeftijd in jaren').first().inputValue()).toBe('18');
    await page.getByRole('button', { name: 'Verder met versie 2' }).click();
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Geschiedenis' }).waitFor();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/13-03-2024/);
    expect(text).toMatch(/18/);
  });

  it('a report of another unit is not there', async () => {
    const input = aReport();
    await ask(portalUrl, 'intake', await tokenFor('registrar-oost', inject('dataDirectory')), REGISTER, { input });
    await page.goto(`${portalUrl}/meldingen/${input.id}`);
    const message = page.getByText('Deze melding bestaat niet of hoort bij een andere eenheid.').first();
    await message.waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Slachtoffers');
  });
});
