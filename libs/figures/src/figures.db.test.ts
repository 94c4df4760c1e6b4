import { testDatabase, type TestDatabase } from '@register/db/testing';
import { openMarts, type Marts } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContext } from './context';
import type { FigureTable } from './figure-table';
import { openFigures, type Figures } from './figures';
import type { FiguresRequest } from './request/request';
import { makeMarts, refillMarts, type Fact } from './testing/marts';
import { isUnavailable } from './unavailable';

const SR318 = 'Sr 318|1900-01-01';
const SR284 = 'Sr 284|1900-01-01';

const report = (period: string, delta: number, more: Partial<Fact> = {}): Fact => ({
  table: 'report',
  recordedOn: period,
  period,
  delta,
  ...more,
});

const FACTS: Fact[] = [
  report('2024-02-10', 120, { articles: [SR318] }),
  report('2024-03-10', 4, { sex: 'x' }),
  report('2024-03-11', 60, { sex: 'vrouw', unit: '0600', type: 'aangifte' }),
  report('2024-11-10', 45, { sex: 'vrouw', articles: [SR284, SR318] }),
  report('2025-01-10', 200, { unit: '0600' }),
  report('2025-06-10', 33, { sex: 'x', platform: 'telegram' }),
  report('2025-07-10', 3, { unit: '0600', platform: 'game' }),
  // Recorded a year late, and a correction of sex that came in 2026.
  report('2024-12-05', 15, { recordedOn: '2025-12-20' }),
  report('2025-01-10', -20, { unit: '0600', recordedOn: '2026-01-15' }),
  report('2025-01-10', 20, { unit: '0600', recordedOn: '2026-01-15', sex: 'vrouw' }),
  // Dated in a year after the last peildatum.
  report('2027-02-10', 13, { recordedOn: '2026-01-20' }),
  { table: 'conviction', recordedOn: '2025-05-05', period: '2025-05-05', delta: 12 },
];

let database: TestDatabase;
let marts: Marts;
let figures: Figures;
const statements: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await makeMarts(database, FACTS);
  marts = openMarts(database.url('figures'));
  const counted = { query: <T>(text: string, values: readonly unknown[]) => (statements.push(text), marts.query<T>(text, values)) };
  figures = openFigures({ marts: counted, clock: () => new Date('2026-01-31T12:00:00Z') });
});

afterAll(async () => {
  await marts.close();
  await database.drop();
});

async function ask(request: Partial<FiguresRequest>): Promise<FigureTable> {
  const result = await figures.figures({ measure: 'reports', by: [], filter: [], ...request });
  if (isUnavailable(result)) throw new Error(`${result.cause}: ${result.explanation}`);
  return result;
}

async function cause(request: Partial<FiguresRequest>): Promise<string> {
  const result = await figures.figures({ measure: 'reports', by: [], filter: [], ...request });
  return isUnavailable(result) ? result.cause : 'answered';
}

/** Cells as 'member, member': value or x. */
const cells = (table: FigureTable): Record<string, string> =>
  Object.fromEntries(table.cells.map(({ members, value }) => [members.join(', '), value === null ? 'x' : String(value)]));

describe('what a figure carries', () => {
  it('unit, basis, definition, peildatum, period, rule of disclosure and the demonstration mark', async () => {
    const table = await ask({ by: ['year'] });
    expect(table).toMatchObject({
      measure: { code: 'reports', unit: 'melding', periodBasis: 'datum van ontvangst van de melding' },
      from: '2024-01-01',
      to: '2026-01-31',
      asOf: '2026-01-31',
      isAdditive: true,
      demonstration: false,
    });
    expect(table.policy).toContain('1 tot en met 9');
    expect(table.dimensions).toEqual([
      { code: 'year', label: 'Jaar', members: ['2024', '2025', '2026'].map((code) => ({ code, label: code })) },
    ]);
  });

  it('one status per cell: final when the period ended a year before the peildatum, provisional since', async () => {
    const { cells: found } = await ask({ by: ['year'] });
    expect(found).toEqual([
      { members: ['2024'], value: 244, status: 'final' },
      { members: ['2025'], value: 236, status: 'provisional' },
      { members: ['2026'], value: 0, status: 'provisional' },
      { members: ['*'], value: 480, status: 'provisional' },
    ]);
  });

  it('takes one round trip to the database', async () => {
    await ask({ by: ['year'] });
    const before = statements.length;
    await ask({ by: ['quarter'], filter: [{ dimension: 'victim-sex', members: ['man'] }] });
    await ask({ by: ['victim-sex', 'platform'] });
    expect(statements.length - before).toBe(2);
  });

  it('asked again is not made again while the build is the same', async () => {
    const first = await ask({ by: ['month', 'platform'] });
    const before = statements.length;
    expect(await ask({ by: ['month', 'platform'] })).toBe(first);
    expect(statements.slice(before)).toEqual([expect.stringMatching(/^select extract.*from marts\.mart_refresh$/)]);
  });
});

describe('division', () => {
  it('by quarter and month with Dutch names', async () => {
    const quarters = await ask({ by: ['quarter'], from: '2024-01-01', to: '2024-12-31' });
    expect(quarters.dimensions[0]?.members.map(({ label }) => label)).toEqual([
      '1e kwartaal 2024',
      '2e kwartaal 2024',
      '3e kwartaal 2024',
      '4e kwartaal 2024',
    ]);
    expect(cells(quarters)).toEqual({ '2024-Q1': '184', '2024-Q2': '0', '2024-Q3': '0', '2024-Q4': '60', '*': '244' });
    const months = await ask({ by: ['month'], from: '2025-01-01', to: '2025-03-31' });
    expect(months.dimensions[0]?.members.map(({ label }) => label)).toEqual(['januari 2025', 'februari 2025', 'maart 2025']);
  });

  it('by unit: units that did not exist in the period and have no count are left out', async () => {
    const { dimensions } = await ask({ by: ['unit'], from: '2024-01-01', to: '2024-12-31' });
    const codes = dimensions[0]?.members.map(({ code }) => code);
    expect(codes).toContain('LX');
    expect(codes).not.toContain('2600');
  });

  it('by sex and platform together, from the changes, agrees with each alone', async () => {
    const both = cells(await ask({ by: ['victim-sex', 'platform'] }));
    const sexes = cells(await ask({ by: ['victim-sex'] }));
    const platforms = cells(await ask({ by: ['platform'] }));
    for (const [sex, value] of Object.entries(sexes)) expect(both[`${sex}, *`]).toBe(value);
    for (const [platform, value] of Object.entries(platforms)) expect(both[`*, ${platform}`]).toBe(value);
  });

  it('by article: parts do not add up, the total counts each report once', async () => {
    const table = await ask({ by: ['article'], from: '2024-01-01', to: '2024-12-31' });
    expect(table.isAdditive).toBe(false);
    expect(cells(table)).toMatchObject({ [SR318]: '165', [SR284]: '45', geen: '79', '*': '244' });
    expect(cells(await ask({ by: ['article', 'motive', 'platform'] }))).toMatchObject({ [`${SR318}, *, *`]: '165', '*, *, *': '480' });
  });

  it('complaints are reports of the type aangifte', async () => {
    expect(cells(await ask({ measure: 'complaints', by: ['year'] }))).toEqual({ '2024': '60', '2025': '0', '2026': '0', '*': '60' });
    expect(cells(await ask({ measure: 'complaints', by: ['victim-sex', 'unit'] }))).toMatchObject({ 'vrouw, 0600': '60' });
  });
});

describe('as of a day', () => {
  it.each([
    ['2024-12-31', '229'],
    ['2025-12-19', '229'],
    ['2025-12-20', '244'],
    ['2026-01-31', '244'],
  ])('on %s the reports of 2024 are %s', async (asOf, expected) => {
    expect(cells(await ask({ by: ['year'], asOf }))['2024']).toBe(expected);
    expect(cells(await ask({ by: ['platform', 'motive'], asOf, from: '2024-01-01', to: '2024-12-31' }))['*, *']).toBe(expected);
  });

  it.each(['none', 'year', 'quarter', 'month'])('what is of a year after the peildatum is in no total: by %s', async (grain) => {
    const by = grain === 'none' ? [] : [grain];
    for (const beside of [[], ['unit'], ['article'], ['motive', 'platform']]) {
      const found = cells(await ask({ by: [...by, ...beside] }));
      expect(found[[...by, ...beside].map(() => '*').join(', ')]).toBe('480');
    }
  });

  it('a correction of a later day moves the count, not the total', async () => {
    const before = cells(await ask({ by: ['victim-sex'], asOf: '2026-01-14', from: '2025-01-01', to: '2025-12-31' }));
    const after = cells(await ask({ by: ['victim-sex'], asOf: '2026-01-15', from: '2025-01-01', to: '2025-12-31' }));
    expect([before['vrouw'], before['*'], after['vrouw'], after['*']]).toEqual(['0', '236', 'x', '236']);
    const units = [{ dimension: 'unit', members: ['0600'] }];
    expect(cells(await ask({ by: ['victim-sex'], filter: units, asOf: '2026-01-14' }))).toMatchObject({ man: '203', vrouw: '60' });
    expect(cells(await ask({ by: ['victim-sex'], filter: units, asOf: '2026-01-15' }))).toMatchObject({ man: '183', vrouw: '80' });
  });
});

describe('protection', () => {
  it('counts below ten and those that would tell them are not shown', async () => {
    const found = cells(await ask({ by: ['year', 'victim-sex'] }));
    expect(found).toMatchObject({ '2024, x': 'x', '2025, x': 'x', '*, x': '37', '2024, *': '244' });
    expect([found['2024, man'], found['2024, vrouw']]).toContain('x');
  });

  it('a selection is cut from the protected table, so it tells no more than the table', async () => {
    const table = cells(await ask({ by: ['year', 'victim-sex'] }));
    for (const sex of ['man', 'vrouw', 'x']) {
      const slice = cells(await ask({ by: ['year'], filter: [{ dimension: 'victim-sex', members: [sex] }] }));
      for (const year of ['2024', '2025', '2026', '*']) expect(slice[year]).toBe(table[`${year}, ${sex}`]);
    }
  });

  it('a selection of several members is shown only when each of them is', async () => {
    const filter = [{ dimension: 'victim-sex', members: ['man', 'vrouw'] }];
    expect(cells(await ask({ filter }))).toEqual({ '': '443' });
    expect(cells(await ask({ by: ['year'], filter }))).toMatchObject({ '2024': 'x', '*': '443' });
  });

  it('a selection of everything is the total', async () => {
    const all = (await ask({ by: ['victim-sex'] })).dimensions[0]?.members.map(({ code }) => code) ?? [];
    expect(cells(await ask({ filter: [{ dimension: 'victim-sex', members: all }] }))).toEqual({ '': '480' });
  });

  it('a range is the sum of shown whole periods, a year before its months', async () => {
    expect(cells(await ask({ from: '2024-01-01', to: '2025-12-31' }))).toEqual({ '': '480' });
    expect(cells(await ask({ from: '2024-01-01', to: '2024-06-30', filter: [{ dimension: 'victim-sex', members: ['x'] }] }))).toEqual({
      '': 'x',
    });
  });
});

describe('what cannot be answered, and why', () => {
  it.each<[string, Partial<FiguresRequest>, string]>([
    ['a measure that does not exist', { measure: 'suspects' }, 'unknown-measure'],
    ['a dimension that does not exist', { by: ['province'] }, 'unknown-dimension'],
    ['two divisions of time', { by: ['year', 'month'] }, 'unknown-dimension'],
    ['a filter on time', { filter: [{ dimension: 'year', members: ['2024'] }] }, 'unknown-dimension'],
    ['a member that does not exist', { filter: [{ dimension: 'unit', members: ['0100', '9999'] }] }, 'unknown-member'],
    ['an empty selection', { filter: [{ dimension: 'unit', members: [] }] }, 'unknown-member'],
    ['two articles added up', { filter: [{ dimension: 'article', members: [SR318, SR284] }] }, 'unknown-member'],
    ['four dimensions', { by: ['unit', 'victim-sex', 'motive', 'platform'] }, 'table-too-large'],
    ['a very large table', { by: ['month', 'unit', 'platform', 'article'] }, 'table-too-large'],
    ['a period before registration', { from: '2014-01-01', to: '2017-12-31' }, 'not-registered-before'],
    ['a peildatum before registration', { asOf: '2023-12-31' }, 'as-of-before-registration'],
    ['a peildatum in the future', { asOf: '2026-02-01' }, 'invalid-period'],
    ['a peildatum that is no date', { asOf: '2026-02-30' }, 'invalid-period'],
    ['a period that is no date', { from: 'gisteren' }, 'invalid-period'],
    ['a period that ends before it begins', { from: '2025-01-01', to: '2024-01-01' }, 'invalid-period'],
    ['a period after the peildatum', { from: '2026-01-01', to: '2026-01-31', asOf: '2025-12-31' }, 'invalid-period'],
    ['days within a month', { from: '2024-02-10', to: '2024-02-10' }, 'invalid-period'],
    ['a quarter by year', { by: ['year'], from: '2024-01-01', to: '2024-03-31' }, 'invalid-period'],
  ])('%s', async (_, request, expected) => {
    expect(await cause(request)).toBe(expected);
  });

  it('a table so thin that a hidden count could be computed from its margins', async () => {
    expect(await cause({ by: ['quarter', 'unit', 'victim-sex'] })).toBe('legal-limit');
  });

  it('a range that begins before registration gives the registered years', async () => {
    const table = await ask({ by: ['year'], from: '2014-01-01', to: '2024-12-31' });
    expect([table.from, Object.keys(cells(table))]).toEqual(['2024-01-01', ['2024', '*']]);
  });

  it('a peildatum after the last refresh', async () => {
    const later = openFigures({ marts, clock: () => new Date('2026-02-05T12:00:00Z') });
    expect(await later.figures({ measure: 'reports', by: [], asOf: '2026-02-01', filter: [] })).toMatchObject({ cause: 'not-refreshed' });
  });
});

describe('a rebuild', () => {
  it('is followed at the next question, its members and peildatum too', async () => {
    const own = openFigures({ marts, clock: () => new Date('2026-02-10T12:00:00Z') });
    await own.figures({ measure: 'reports', by: ['year'], filter: [] });
    await refillMarts(database, [...FACTS, report('2026-02-02', 50)], {
      builtAt: '2026-02-03T00:00:00.123456Z',
      asOf: '2026-02-03',
      demonstration: true,
    });
    expect(await own.figures({ measure: 'reports', by: ['year'], filter: [] })).toMatchObject({ asOf: '2026-02-03', demonstration: true });
    await refillMarts(database, FACTS, { builtAt: '2026-02-04T00:00:00Z', asOf: '2026-02-04' });
    expect(await own.figures({ measure: 'reports', by: ['year'], asOf: '2026-02-04', filter: [] })).toMatchObject({
      kind: 'table',
      asOf: '2026-02-04',
    });
    await refillMarts(database, FACTS);
  });

  it.each(['year', 'quarter', 'month'])('of a register that began within a year counts nothing of before, by %s', async (grain) => {
    const own = openFigures({ marts, clock: () => new Date('2026-02-10T12:00:00Z') });
    await refillMarts(database, FACTS, { builtAt: '2026-02-05T00:00:00Z', asOf: '2026-02-05', began: '2024-03-01' });
    const table = await own.figures({ measure: 'reports', by: [grain], filter: [] });
    await refillMarts(database, FACTS);
    if (isUnavailable(table)) throw new Error(table.explanation);
    expect(cells(table)['*']).toBe('360');
  });

  it('that was never made is said', async () => {
    const empty = await testDatabase();
    const reader = openMarts(empty.url('figures'));
    const none = openFigures({ marts: reader, clock: () => new Date('2026-02-10T12:00:00Z') });
    expect(await none.figures({ measure: 'reports', by: [], filter: [] })).toMatchObject({ cause: 'not-refreshed' });
    expect(await readContext(reader, 'cbs-83648ned')).toMatchObject({ points: [] });
    await reader.close();
    await empty.drop();
  });
});

describe('context', () => {
  it('is the published series with its source, its rounding and its provisional years', async () => {
    const series = await readContext(marts, 'cbs-83648ned');
    expect(series).toMatchObject({ source: expect.stringContaining('Bron: CBS'), note: expect.stringContaining('veelvoud van 5') });
    expect(series?.points).toEqual([
      { year: 2015, kind: 'registered', label: 'Geregistreerde misdrijven', value: 1635, status: 'final' },
      { year: 2016, kind: 'registered', label: 'Geregistreerde misdrijven', value: 1660, status: 'provisional' },
    ]);
    expect(await readContext(marts, 'helpwanted')).toBeUndefined();
  });
});
