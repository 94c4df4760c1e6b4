import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, newContext, openBrowser, picture } from '../support/browser';
import { root } from '../support/instance';

let directory: string;
let browser: Browser;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-docs-'));
  const main = join(root, 'dist/apps/pipeline/main.js');
  const env = { ...process.env, SQL_DIR: join(root, 'sql'), DATA_DIR: directory, DATABASE_URL: '' };
  await promisify(execFile)(process.execPath, [main, 'docs', '--target-path', directory], { env });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(options: Parameters<Browser['newContext']>[0] = {}, hash = ''): Promise<Page> {
  const page = await (await newContext(browser, options)).newPage();
  await page.goto(`file://${directory}/docs/index.html${hash}`);
  return page;
}

const NODE = '#model.sextortion_register.agg_cells';

describe('the page about the models', () => {
  it.each<[string, Parameters<Browser['newContext']>[0]]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 390, height: 800 } }],
  ])('is accessible: %s', async (name, options) => {
    const overview = await open(options);
    expect(await axe(overview)).toEqual([]);
    await picture(overview, `docs-overview-${name}`);
    const node = await open(options, NODE);
    expect(await axe(node)).toEqual([]);
    await picture(node, `docs-model-${name}`);
  });

  it('shows one node at a time, which a link of the picture or of the list opens', async () => {
    const page = await open();
    expect(await page.getByRole('heading', { level: 2, name: 'Overview' }).isVisible()).toBe(true);
    await page.locator(`#overview svg a[href="${NODE}"]`).click();
    expect(await page.getByRole('heading', { level: 2, name: /^agg_cells/ }).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { level: 2, name: 'Overview' }).isVisible()).toBe(false);
    expect(await page.locator('article:visible').count()).toBe(1);
  });

  it('finds a node with the keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('agg_cells');
    expect(await page.getByRole('status').textContent()).toMatch(/^\d+ nodes?$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${NODE}`);
    expect(await page.locator('article:visible').getAttribute('id')).toBe(NODE.slice(1));
  });
});
