import { testDatabase, type TestDatabase } from '@register/db/testing';
import { openMarts, type Marts } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFigures, type Figures } from '../figures';
import { makeMarts, type Fact } from '../testing/marts';
import { isUnavailable } from '../unavailable';

const reports = (period: string, type: string, delta: number, unit = '0100'): Fact => ({
  table: 'report',
  recordedOn: period,
  period,
  delta,
  type,
  unit,
});

const FACTS: Fact[] = [
  reports('2023-05-01', 'aangifte', 30),
  reports('2023-05-01', 'melding', 40),
  reports('2024-05-01', 'aangifte', 55),
  reports('2024-05-01', 'ambtshalve', 5),
  reports('2025-05-01', 'aangifte', 20),
  reports('2025-05-01', 'melding', 15),
  reports('2025-05-01', 'aangifte', 60, '0600'),
  reports('2025-05-01', 'melding', 70, '0600'),
  reports('2026-01-05', 'aangifte', 14),
  reports('2026-01-05', 'melding', 2),
];

let database: TestDatabase;
let marts: Marts;
let figures: Figures;

beforeAll(async () => {
  database = await testDatabase();
  await makeMarts(database, FACTS, { began: '2023-01-01' });
  marts = openMarts(database.url('figures'));
  figures = openFigures({ marts, clock: () => new Date('2026-01-31T12:00:00Z') });
});

afterAll(async () => {
  await marts.close();
  await database.drop();
});

/** Cells as 'member member': value or x. */
async function ask(measure: string, by: readonly string[], asOf = '2025-12-31'): Promise<Record<string, string>> {
  const result = await figures.figures({ measure, by, asOf, filter: [] });
  if (isUnavailable(result)) throw new Error(result.explanation);
  return Object.fromEntries(result.cells.map(({ members, value }) => [members.join(' '), value === null ? 'x' : String(value)]));
}

describe('complaints beside reports', () => {
  it('are hidden where reports less complaints would be 1 to 9, and in a second year with it', async () => {
    expect(await ask('reports', ['year'])).toEqual({ 2023: '70', 2024: '60', 2025: '165', '*': '295' });
    expect(await ask('complaints', ['year'])).toEqual({ 2023: 'x', 2024: 'x', 2025: '80', '*': '165' });
  });

  it('have the same status in every table, and never a shown part under hidden reports', async () => {
    const years = await ask('complaints', ['year']);
    const both = await ask('complaints', ['year', 'unit']);
    for (const [year, value] of Object.entries(years)) expect(both[`${year} *`]).toBe(value);
    expect([both['2025 0100'], both['2025 0600'], both['2024 0600']]).toEqual(['20', '60', 'x']);
  });

  it('a running year in which so few are no complaint is left out whole', async () => {
    expect(await ask('complaints', ['year'], '2026-01-31')).toMatchObject({ 2025: '80', 2026: 'x', '*': '165' });
    expect(await ask('reports', ['year'], '2026-01-31')).toMatchObject({ 2026: '16', '*': '311' });
  });
});
