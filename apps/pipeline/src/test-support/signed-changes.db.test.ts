import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { addDays, addMonths, legalDate } from '@register/kernel';
import { buildProject } from '@register/warehouse';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history } from './arbitrary-history';
import type { Cell } from './cell';
import type { History } from './history';
import { insertHistory } from './insert-history';
import { recount, type Measure } from './recount';

const MEASURES: readonly Measure[] = ['reports', 'complaints', 'victims', 'prosecutions', 'convictions'];
const projectDirectory = join(import.meta.dirname, '../../../../sql');

/** The same histories in every run; a counterexample is shown as it was found. */
const RUNS = { seed: 20_171_124, numRuns: 8, endOnFailure: true };

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const build = () =>
  buildProject({
    projectDirectory,
    connection: database.url('pipeline'),
    now: () => new Date('2024-04-05T12:00:00Z'),
    fullRefresh: true,
    exclude: ['test_type:unit'],
  });

type Change = { readonly recorded: string; readonly delta: number } & Cell;

async function changesOf(measure: Measure): Promise<Change[]> {
  const table = { reports: 'report', complaints: 'report', victims: 'victim', prosecutions: 'prosecution', convictions: 'conviction' }[
    measure
  ];
  const where = measure === 'complaints' ? "where report_type = 'aangifte'" : '';
  return database.sql<Change>(
    `select recorded_on::text as recorded, period_month::text as month, unit_code as unit, victim_sex as sex, victim_age_class as age,
       motive, platform, string_to_array(articles, ';') as articles, delta from marts.fct_${table}_changes ${where}`,
    [],
    'pipeline',
  );
}

/** Number of things per cell, as lines of text. */
function tally(cells: readonly (Cell & { readonly delta?: number })[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cell of cells) {
    const key = [cell.month, cell.unit, cell.sex, cell.age, cell.motive, cell.platform, cell.articles.join('+')].join(' ');
    counts[key] = (counts[key] ?? 0) + (cell.delta ?? 1);
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

/** Every day of recording with the days around it, and the first of the month after: where a count, or the rows it is read from, change. */
function daysOf({ reports, cases }: History): string[] {
  const instants = [
    ...reports.flatMap((report) => report.revisions.map((revision) => revision.recordedAt)),
    ...cases.flatMap((item) => [item.registeredAt, ...item.decisions.map((d) => d.recordedAt), ...item.verdicts.map((v) => v.recordedAt)]),
  ];
  const around = instants.map(legalDate).flatMap((day) => [addDays(day, -1), day, addDays(day, 1), firstOf('month', addMonths(day, 1))]);
  return [...new Set(around)].toSorted();
}

const DIMENSIONS: Readonly<Record<string, (cell: Cell) => readonly string[]>> = {
  none: () => ['*'],
  'victim-sex': (cell) => [cell.sex],
  'victim-age-class': (cell) => [cell.age],
  motive: (cell) => [cell.motive],
  platform: (cell) => [cell.platform],
  article: (cell) => (cell.articles.length === 0 ? ['geen'] : cell.articles),
};

const GRAINS = ['year', 'quarter', 'month'] as const;
type Grain = (typeof GRAINS)[number];

type Rollup = Readonly<Record<'measure' | 'dimension' | 'member' | 'grain' | 'period' | 'unit' | 'span' | 'recorded', string>> & {
  readonly delta: number;
};

const ROLLUPS = `select measure, dimension, member, period_grain as grain, period_from::text as period, unit_code as unit, span,
    recorded_from::text as recorded, delta
  from marts.agg_cells`;

/** First day of the period of a length in which a day falls. */
function firstOf(grain: Grain, day: string): string {
  const month = Number(day.slice(5, 7));
  const first = { year: 1, quarter: month - ((month - 1) % 3), month }[grain];
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** Whether a row is part of the count as of a day: closed years per period of the grain, closed months of its year, days of its month. */
function isRead({ span, grain: stored, recorded }: Rollup, grain: Grain, asOf: string): boolean {
  const [year, month] = [firstOf('year', asOf), firstOf('month', asOf)];
  if (span === 'year') return stored === grain && recorded < year;
  return span === 'month' ? recorded >= year && recorded < month : recorded >= month && recorded <= asOf;
}

/** Sum of the roll-ups as of a day, per period of the grain, unit (* for all together, of days the sum of the units) and member. */
function sumRollups(rows: readonly Rollup[], grain: Grain, asOf: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows.filter((candidate) => isRead(candidate, grain, asOf))) {
    for (const unit of row.span === 'day' ? [row.unit, '*'] : [row.unit]) {
      const key = [firstOf(grain, row.period), unit, row.member].join(' ');
      counts[key] = (counts[key] ?? 0) + row.delta;
    }
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}

function sumCells(cells: readonly Cell[], grain: Grain, membersOf: (cell: Cell) => readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cell of cells) {
    for (const unit of [cell.unit, '*']) {
      for (const member of membersOf(cell)) {
        const key = [firstOf(grain, cell.month), unit, member].join(' ');
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
  }
  return counts;
}

describe('over random histories, as of every day that differs', () => {
  it('the signed changes and their roll-ups say what a recount from the beginning says', async () => {
    const counted = new Set<Measure>();
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        await insertHistory(database, events);
        await build();
        const rollups = await database.sql<Rollup>(ROLLUPS, [], 'pipeline');
        for (const measure of MEASURES) {
          const changes = await changesOf(measure);
          for (const asOf of daysOf(events)) {
            const cells = recount(events, measure, asOf);
            if (cells.length > 0) counted.add(measure);
            expect(tally(changes.filter((change) => change.recorded <= asOf)), `${measure} as of ${asOf}`).toEqual(tally(cells));
            for (const [dimension, membersOf] of Object.entries(DIMENSIONS)) {
              const own = rollups.filter((row) => row.measure === measure && row.dimension === dimension);
              for (const grain of GRAINS) {
                const what = `${measure} by ${dimension} and ${grain} as of ${asOf}`;
                expect(sumRollups(own, grain, asOf), what).toEqual(sumCells(cells, grain, membersOf));
              }
            }
          }
        }
      }),
      RUNS,
    );
    expect([...counted].toSorted()).toEqual(MEASURES.toSorted());
  }, 240_000);
});
