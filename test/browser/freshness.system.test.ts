import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { axe, logIn, newContext, openBrowser, picture } from '../support/browser';
import { eventually } from '../support/instance';
import { query } from '../support/sql';

interface Facts {
  readonly pipelineUrl: string;
  readonly databases: Readonly<Record<string, string>>;
}

let browser: Browser;
let facts: Facts;
const portalUrl = inject('portalUrl');
const ANALYST = ['/dashboards/meldingen', '/antwoorden/antwoord-3'] as const;

beforeAll(async () => {
  browser = await openBrowser();
  facts = JSON.parse(await readFile(join(inject('dataDirectory'), 'instance.json'), 'utf8')) as Facts;
  const state = async () => ((await (await fetch(`${facts.pipelineUrl}/status`)).json()) as { state: string }).state;
  await eventually(state, (told) => told === 'fresh', 60);
});
afterAll(() => browser.close());

async function pageOf(user: RegExp): Promise<Page> {
  const page = await (await newContext(browser)).newPage();
  await logIn(page, portalUrl, user);
  return page;
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(portalUrl + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

describe('when figures are as expected', () => {
  it.each(ANALYST)('%s tells until when they hold what was recorded', async (path) => {
    const page = await pageOf(/Analist/);
    await open(page, path);
    expect(await page.locator('.freshness').innerText()).toMatch(/^Cijfers bijgewerkt tot \d{1,2} \S+ \d{4}, \d\d:\d\d\.$/);
    await page.context().close();
  });

  it('the administrator sees that the service runs, when the next night is, and how refreshes went', async () => {
    const page = await pageOf(/Beheerder/);
    await open(page, '/beheer');
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/Verversingsdienst\s+draait\n/);
    expect(text).toMatch(/Volgende nachtelijke verversing\s+\d{1,2} \S+ \d{4}, 02:30/);
    expect(text).toMatch(/gelukt\s+\d+ s\s+\d+ modellen, \d+ controles/);
    await page.context().close();
  });
});

describe('when the last refresh failed', () => {
  beforeAll(() =>
    query(
      facts.databases['pipeline'] ?? '',
      `with started as (
         insert into pipeline.refresh_starts (kind, attempt, attempts_allowed, worker, started_at, newest, made_of, expected_next_at)
         values ('changes', 6, 6, 'test', now(), '', '', now()) returning refresh_id
       )
       insert into pipeline.refresh_ends (refresh_id, ended_at, status, will_retry, message)
       select refresh_id, now(), 'failed', false, 'agg_cells: the database refused it (models/marts/agg_cells.sql:12:3)' from started`,
    ),
  );
  afterAll(async () => {
    const own = `(select refresh_id from pipeline.refresh_starts where worker = 'test')`;
    const migrator = facts.databases['migrator'] ?? '';
    await query(migrator, `delete from pipeline.refresh_ends where refresh_id in ${own}`);
    await query(migrator, `delete from pipeline.refresh_starts where worker = 'test'`);
  });

  let page: Page;
  afterEach(() => page.context().close());

  it.each([
    [ANALYST[0], 'dashboard'],
    [ANALYST[1], 'antwoord'],
  ])('%s warns that what was recorded later does not count yet, accessibly', async (path, name) => {
    page = await pageOf(/Analist/);
    await open(page, path);
    const warning = page.locator('.freshness');
    expect(await warning.innerText()).toMatch(
      /De cijfers zijn niet zo actueel[\s\S]*Cijfers bijgewerkt tot .*De verversing daarna is mislukt/,
    );
    expect(await axe(page)).toEqual([]);
    await picture(page, `analist-${name}-verversing-mislukt`);
  });

  it('the administrator sees which model failed and where, accessibly', async () => {
    page = await pageOf(/Beheerder/);
    await open(page, '/beheer');
    const text = await page.locator('main').innerText();
    expect(text).toContain('mislukt, na 6 pogingen opgegeven');
    expect(text).toContain('agg_cells: the database refused it (models/marts/agg_cells.sql:12:3)');
    expect(await axe(page)).toEqual([]);
    await picture(page, 'beheerder-verversing-mislukt');
  });
});
