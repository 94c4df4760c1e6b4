import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Freshness } from '../stages';
import { sourceTable } from '../testing/nodes';
import { testProjectFiles } from '../testing/project-files';
import { openDatabase } from './database';
import { checkFreshness, freshnessOf } from './freshness';

const NOW = new Date('2026-01-02T12:00:00Z');
let server: TestDatabase;
let database: Knex;

beforeAll(async () => {
  server = await testDatabase();
  database = openDatabase(server.url('pipeline'), { applicationName: 'freshness', max: 1, onConnect: ["set timezone = 'UTC'"] });
  await database.raw(`create table marts.loads as
    select '2026-01-02 10:00'::timestamp as at, '2026-01-02 10:00+01'::timestamptz as at_zone, '2026-01-01'::date as day, 7 as n, true as good
    union all select '2026-01-02 11:00', '2026-01-02 09:30+01', '2026-01-02', 8, false`);
  await database.raw('create table marts.empty as select now() as at where false');
});
afterAll(async () => {
  await database.destroy();
  await server.drop();
});

const hours = (count: number) => ({ count, period: 'hour' }) as const;

async function ask(field: string | null, criteria: Partial<Freshness> = {}, table = 'loads') {
  const freshness = { warnAfter: hours(2), errorAfter: hours(24), filter: null, ...criteria };
  const source = sourceTable(table, { schema: 'marts', loadedAtField: field, freshness });
  return freshnessOf(database, source, freshness, NOW);
}

describe('freshness of a source is the age of its newest row', () => {
  it.each<[string, string, Partial<Freshness>, string, string]>([
    ['a time without zone is in UTC', 'at', {}, 'pass', '2026-01-02T11:00:00.000Z'],
    ['a time with its zone', 'at_zone', {}, 'warn', '2026-01-02T09:00:00.000Z'],
    ['a date is its midnight', 'day', {}, 'warn', '2026-01-02T00:00:00.000Z'],
    ['an expression', "at - interval '2 days'", {}, 'error', '2025-12-31T11:00:00.000Z'],
    ['only of the rows that the filter keeps', 'at', { filter: 'good' }, 'pass', '2026-01-02T10:00:00.000Z'],
    ['just old enough is fresh still', 'at', { filter: 'good', warnAfter: hours(2) }, 'pass', '2026-01-02T10:00:00.000Z'],
    ['a minute more is not', 'at', { warnAfter: { count: 59, period: 'minute' } }, 'warn', '2026-01-02T11:00:00.000Z'],
    ['days', 'day', { warnAfter: { count: 1, period: 'day' } }, 'pass', '2026-01-02T00:00:00.000Z'],
    [
      'an error without a warning before it',
      'at',
      { warnAfter: null, errorAfter: { count: 1, period: 'minute' } },
      'error',
      '2026-01-02T11:00:00.000Z',
    ],
  ])('%s', async (_name, field, criteria, status, newest) => {
    const found = await ask(field, criteria);
    expect([found.status, found.maxLoadedAt?.toISOString(), found.message]).toEqual([status, newest, undefined]);
    expect(found.ageSeconds).toBe((NOW.getTime() - Date.parse(newest)) / 1000);
  });

  it('a source without rows is infinitely old, as dbt has it', async () => {
    expect(await ask('at', {}, 'empty')).toMatchObject({ status: 'error', maxLoadedAt: new Date('0001-01-01T00:00:00Z') });
    expect(await ask('at', { errorAfter: null }, 'empty')).toMatchObject({ status: 'warn' });
  });

  it.each([
    [null, 'loads', 'raw.loads: has freshness and no loaded_at_field: name the column with the time of loading\n  at models/sources.yml:5'],
    ['colour', 'loads', 'raw.loads: column "colour" does not exist\n  at models/sources.yml:5'],
    ['n', 'loads', 'raw.loads: cannot cast type integer to timestamp with time zone\n  at models/sources.yml:5'],
    ['at', 'missing', 'raw.missing: relation "marts.missing" does not exist\n  at models/sources.yml:5'],
  ])('that cannot be known is a runtime error: %s of %s', async (field, table, message) => {
    expect(await ask(field, {}, table)).toMatchObject({ status: 'runtime error', maxLoadedAt: null, ageSeconds: null, message });
  });
});

describe('the sources of a project', () => {
  const options = async () => {
    const project = await testProjectFiles({
      'models/sources.yml': `sources:
  - name: raw
    schema: marts
    loaded_at_field: at
    freshness: { warn_after: { count: 30, period: minute } }
    tables: [{ name: loads }, { name: missing }, { name: unasked, freshness: null }]
`,
    });
    return { project, options: { projectDirectory: project.directory, now: () => NOW, connection: server.url('pipeline') } };
  };

  it('are asked if they have freshness and are selected, one after another', async () => {
    const { project, options: given } = await options();
    const told: string[] = [];
    const all = await checkFreshness({ ...given, onResult: (result) => told.push(`${result.name} ${result.status}`) });
    expect(told).toEqual(['raw.loads warn', 'raw.missing runtime error']);
    expect(all.results.map((result) => result.ageSeconds)).toEqual([3600, null]);
    expect((await checkFreshness({ ...given, select: ['source:raw.loads'] })).results).toHaveLength(1);
    await expect(checkFreshness({ ...given, connection: 'postgres://pipeline:x@127.0.0.1:1/none' })).rejects.toThrow(
      /the database cannot be used: .*ECONNREFUSED/,
    );
    await project.remove();
  });
});
