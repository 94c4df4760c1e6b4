import { testDatabase, type TestDatabase } from '@register/db/testing';
import { openMarts, type Marts } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFigures } from '../figures';
import { makeMarts, type Fact } from '../testing/marts';
import { isUnavailable } from '../unavailable';
import type { FiguresRequest } from './request';

const report = (period: string, delta: number, recordedOn = period): Fact => ({ table: 'report', period, delta, recordedOn });

const FACTS: Fact[] = [
  report('2023-05-01', 30),
  report('2024-05-01', 400),
  report('2025-05-01', 500),
  report('2025-12-31', 20),
  report('2026-01-01', 3),
  report('2026-01-20', 25),
  { table: 'conviction', period: '2024-06-01', recordedOn: '2024-06-01', delta: 14 },
  { table: 'conviction', period: '2026-01-05', recordedOn: '2026-01-05', delta: 2 },
];

let database: TestDatabase;
let marts: Marts;

beforeAll(async () => {
  database = await testDatabase();
  await makeMarts(database, FACTS, { asOf: '2026-02-10', builtAt: '2026-02-10T03:00:00Z', began: '2023-01-01' });
  marts = openMarts(database.url('figures'));
});

afterAll(async () => {
  await marts.close();
  await database.drop();
});

/** Cells as 'member': value or x, with the last day and the total. */
async function ask(request: Partial<FiguresRequest>): Promise<{ cells: Record<string, string>; to: string; policy: string } | string> {
  const figures = openFigures({ marts, clock: () => new Date('2026-02-10T12:00:00Z') });
  const result = await figures.figures({ measure: 'reports', by: ['year'], filter: [], ...request });
  if (isUnavailable(result)) return `${result.cause}: ${result.explanation}`;
  const cells = Object.fromEntries(result.cells.map(({ members, value }) => [members.join(' '), value === null ? 'x' : String(value)]));
  return { cells, to: result.to, policy: result.policy };
}

describe('as of a day on which the running year counts 1 to 9', () => {
  it('the year is hidden and in no total, so that no other year has to be hidden for it', async () => {
    expect(await ask({ asOf: '2026-01-02' })).toMatchObject({
      cells: { 2023: '30', 2024: '400', 2025: '520', 2026: 'x', '*': '950' },
      to: '2025-12-31',
    });
  });

  it('the total by itself and by another dimension leave it out as well, and say so', async () => {
    expect(await ask({ asOf: '2026-01-02', by: [] })).toMatchObject({ cells: { '': '950' }, to: '2025-12-31' });
    const byUnit = await ask({ asOf: '2026-01-02', by: ['unit'] });
    expect(byUnit).toMatchObject({ cells: { '*': '950' }, policy: expect.stringContaining('Over 2026') as string });
  });

  it('its months are hidden too, and a range of that year alone has no figure and says why', async () => {
    expect(await ask({ asOf: '2026-01-02', by: ['month'], from: '2025-12-01' })).toMatchObject({
      cells: { '2025-12': '20', '2026-01': 'x' },
    });
    expect(await ask({ asOf: '2026-01-02', from: '2026-01-01' })).toMatch(
      /^legal-limit: Over 2026 is op de peildatum 2 januari 2026 nog te weinig/,
    );
  });

  it('the year comes back by itself when it counts ten or more', async () => {
    expect(await ask({ asOf: '2026-02-10' })).toMatchObject({ cells: { 2025: '520', 2026: '28', '*': '978' }, to: '2026-02-10' });
  });

  it('one measure does not hide the year of another', async () => {
    expect(await ask({ asOf: '2026-02-10', measure: 'convictions' })).toMatchObject({
      cells: { 2024: '14', 2025: '0', 2026: 'x', '*': '14' },
    });
  });

  it('in the first year of registration nothing is left out, since there is no year before it', async () => {
    expect(await ask({ asOf: '2023-12-31' })).toMatchObject({ cells: { 2023: '30', '*': '30' }, to: '2023-12-31' });
  });
});
