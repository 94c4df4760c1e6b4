import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { buildProject } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleVersion, CaseHistory, History, ReportHistory, Revision, Victim } from './history';
import { insertHistory } from './insert-history';

const AFDREIGING: ArticleVersion = { article: 'Sr 318', validFrom: '1900-01-01' };
const AFPERSING: ArticleVersion = { article: 'Sr 317', validFrom: '1900-01-01' };

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const at = (day: string) => new Date(`${day}T10:00:00Z`);
const girl: Victim = { sex: 'vrouw', age: 15, ageBand: null };

const revision = (recordedAt: string, change: Partial<Revision> = {}): Revision => ({
  recordedAt: at(recordedAt),
  isWithdrawn: false,
  phenomenon: 'sextortion',
  reportType: 'melding',
  receivedOn: '2024-01-10',
  platform: 'snapchat',
  motive: 'financieel',
  articles: [AFDREIGING],
  victims: [girl],
  ...change,
});

const report = (number: number, ...revisions: Revision[]): ReportHistory => ({ id: id(number), unit: '0600', revisions });

const oneCase = (reportIds: readonly string[], change: Partial<CaseHistory> = {}): CaseHistory => ({
  id: id(9000),
  office: 'om-oost-nederland',
  registeredAt: at('2024-03-01'),
  counts: [
    { article: AFDREIGING, isSextortion: true, reportIds },
    { article: AFPERSING, isSextortion: true, reportIds },
  ],
  decisions: [
    { id: id(1), kind: 'dagvaarding', decidedOn: '2024-03-05', recordedAt: at('2024-03-06'), replaces: null, countNumbers: [1, 2] },
  ],
  verdicts: [
    {
      id: id(2),
      pronouncedOn: '2024-05-01',
      recordedAt: at('2024-05-02'),
      replaces: null,
      outcomes: [
        { countNumber: 1, outcome: 'veroordeling' },
        { countNumber: 2, outcome: 'veroordeling' },
      ],
    },
  ],
  ...change,
});

async function counts(history: History, asOf: string): Promise<Record<string, number>> {
  await insertHistory(database, history);
  await buildProject({
    projectDirectory: join(import.meta.dirname, '../../../../sql'),
    connection: database.url('pipeline'),
    now: () => at('2024-12-31'),
    fullRefresh: true,
    exclude: ['test_type:unit'],
  });
  const rows = await database.sql<{ measure: string; n: number }>(
    `select measure, sum(delta)::int as n from marts.agg_cells
     where dimension = 'none' and by_unit and span = 'day' and recorded_from <= $1 group by measure`,
    [asOf],
    'pipeline',
  );
  const found = Object.fromEntries(rows.map((row) => [row.measure, row.n]));
  return { reports: 0, complaints: 0, victims: 0, prosecutions: 0, convictions: 0, ...found };
}

describe('counting units do not multiply each other', () => {
  it('172 victims, each with a report under two articles, and one suspect with two counts: one prosecution, one conviction', async () => {
    const reports = Array.from({ length: 172 }, (_, number) =>
      report(number + 1, revision('2024-01-10', { articles: [AFDREIGING, AFPERSING], reportType: number < 4 ? 'aangifte' : 'melding' })),
    );
    const history = { reports, cases: [oneCase(reports.map((item) => item.id))] };
    expect(await counts(history, '2024-12-31')).toEqual({ reports: 172, complaints: 4, victims: 172, prosecutions: 1, convictions: 1 });
  });

  it('one report with 172 victims under three articles stays one report', async () => {
    const victims = Array.from({ length: 172 }, () => girl);
    const articles = [AFDREIGING, AFPERSING, { article: 'Sr 240', validFrom: '1900-01-01' }];
    const history = { reports: [report(1, revision('2024-01-10', { victims, articles }))], cases: [] };
    expect(await counts(history, '2024-12-31')).toEqual({ reports: 1, complaints: 0, victims: 172, prosecutions: 0, convictions: 0 });
    const articleCells = await database.sql(
      "select member, delta from marts.agg_cells where dimension = 'article' and measure = 'reports' and by_unit and span = 'day' order by 1",
      [],
      'pipeline',
    );
    expect(articleCells).toEqual([
      { member: 'Sr 240|1900-01-01', delta: 1 },
      { member: 'Sr 317|1900-01-01', delta: 1 },
      { member: 'Sr 318|1900-01-01', delta: 1 },
    ]);
  });
});

describe('as of a day', () => {
  const withdrawn = { reports: [report(1, revision('2024-01-10'), revision('2024-02-01', { isWithdrawn: true }))], cases: [] };
  const reclassed = { reports: [report(1, revision('2024-01-10'), revision('2024-02-01', { phenomenon: 'bluff-mail' }))], cases: [] };
  const acquitted = {
    reports: [report(1, revision('2024-01-10'))],
    cases: [
      oneCase([id(1)], {
        counts: [{ article: AFDREIGING, isSextortion: true, reportIds: [id(1)] }],
        decisions: [
          { id: id(1), kind: 'dagvaarding', decidedOn: '2024-03-05', recordedAt: at('2024-03-06'), replaces: null, countNumbers: [1] },
        ],
        verdicts: [
          {
            id: id(2),
            pronouncedOn: '2024-05-01',
            recordedAt: at('2024-05-02'),
            replaces: null,
            outcomes: [{ countNumber: 1, outcome: 'veroordeling' }],
          },
          {
            id: id(3),
            pronouncedOn: '2024-09-01',
            recordedAt: at('2024-09-02'),
            replaces: null,
            outcomes: [{ countNumber: 1, outcome: 'vrijspraak' }],
          },
        ],
      }),
    ],
  };

  it.each([
    ['the day before a withdrawal the report counts', withdrawn, '2024-01-31', { reports: 1, victims: 1 }],
    ['from the day of the withdrawal it does not', withdrawn, '2024-02-01', { reports: 0, victims: 0 }],
    ['a report that proves bluff mail leaves the count', reclassed, '2024-02-01', { reports: 0, victims: 0 }],
    ['a prosecution counts from the day it is recorded', acquitted, '2024-03-06', { prosecutions: 1, convictions: 0 }],
    ['a conviction counts while it is in force', acquitted, '2024-09-01', { prosecutions: 1, convictions: 1 }],
    ['an acquittal on appeal ends it', acquitted, '2024-09-02', { prosecutions: 1, convictions: 0 }],
  ])('%s', async (_, history, asOf, expected) => {
    expect(await counts(history, asOf)).toMatchObject(expected);
  });
});

describe('the marts', () => {
  it('are read by role figures, which reads nothing else that the models make', async () => {
    await counts({ reports: [report(1, revision('2024-01-10'))], cases: [] }, '2024-12-31');
    for (const mart of [
      'fct_report_changes',
      'fct_victim_changes',
      'fct_prosecution_changes',
      'fct_conviction_changes',
      'agg_cells',
      'dim_members',
      'ctx_cbs_83648ned',
      'mart_refresh',
    ]) {
      expect(await database.sql(`select count(*)::int as n from marts.${mart}`, [], 'figures')).toHaveLength(1);
    }
    await expect(database.sql('select * from intermediate.int_report_states', [], 'figures')).rejects.toThrow('permission denied');
    await expect(database.sql('select * from staging.stg_registry__reports', [], 'figures')).rejects.toThrow('permission denied');
  });

  it('tell of which build they are', async () => {
    await counts({ reports: [report(1, revision('2024-01-10'))], cases: [] }, '2024-12-31');
    const [refresh] = await database.sql(
      'select built_at, as_of, last_recorded_at, registration_began, is_demonstration from marts.mart_refresh',
      [],
      'figures',
    );
    expect(refresh).toEqual({
      built_at: at('2024-12-31'),
      as_of: '2024-12-31',
      last_recorded_at: at('2024-01-10'),
      registration_began: '2018-01-01',
      is_demonstration: false,
    });
  });
});
