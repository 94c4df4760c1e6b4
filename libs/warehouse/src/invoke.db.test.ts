import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invoke, type BuildProgress, type InvokeOptions } from './invoke';
import type { Invocation } from './stages';
import { testProjectFiles, type TestProject } from './testing/project-files';

let database: TestDatabase;
let project: TestProject;
let told: BuildProgress[];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  told = [];
  project = await testProjectFiles({});
  await database.sql('drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline');
  await sql('create table marts.events (id int, v int)');
});
afterEach(() => project.remove());

const sql = <Row extends Record<string, unknown>>(text: string) => database.sql<Row>(text, [], 'pipeline');
const one = async (text: string) => (await sql(text))[0];

function run(verb: InvokeOptions['verb'], extra: Partial<InvokeOptions> = {}): Promise<Invocation> {
  return invoke({
    verb,
    projectDirectory: project.directory,
    connection: database.url('pipeline'),
    now: () => new Date('2026-01-02T03:04:05Z'),
    onProgress: (progress) => told.push(progress),
    ...extra,
  });
}

const statuses = ({ results }: Invocation) => Object.fromEntries(results.map((result) => [result.name, result.status]));
const messages = ({ results }: Invocation) => results.flatMap(({ message }) => message ?? []).join('\n');
const oids = async (...names: readonly string[]) =>
  (
    await sql<{ oid: number }>(
      `select r::regclass::oid::int as oid from unnest(array[${names.map((name) => `'marts.${name}'`).join(', ')}]) r`,
    )
  ).map(({ oid }) => oid);

/** Sources are named by their relation, so that files stay short. */
const FILES = {
  'models/staged.sql': 'select id, v from marts.events',
  'models/grown.sql':
    "{{ config(materialized='incremental', unique_key='id') }} select id, v from {{ ref('staged') }} {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}",
  'models/over.sql': "select count(*)::int as n from {{ ref('grown') }}",
  'models/sums.sql': "{{ config(materialized='table') }} select sum(v)::int as total from {{ ref('grown') }}",
  'models/top.sql': "select total, n from {{ ref('sums') }}, {{ ref('over') }}",
  'tests/agrees.sql': "select * from {{ ref('top') }} where n <> (select count(*) from {{ ref('grown') }})",
};

describe('a refresh in one transaction', () => {
  beforeEach(async () => {
    await project.write(FILES);
    await sql('insert into marts.events values (1, 10), (2, 20)');
    await run('build');
  });

  it('follows a first build, which makes everything', async () => {
    expect(await one('select * from marts.top')).toEqual({ total: 30, n: 2 });
    expect(await sql(`select relname from pg_class where relname like '%building%'`)).toEqual([]);
  });

  it('changes incremental tables where they stand, makes tables anew, and leaves alone the views that say the same', async () => {
    const before = await oids('staged', 'grown', 'over');
    const [sums] = await oids('sums');
    await sql('insert into marts.events values (3, 30)');
    const done = await run('build');
    expect(done.results.find(({ name }) => name === 'grown')?.rows).toBe(1);
    expect(await one('select * from marts.top')).toEqual({ total: 60, n: 3 });
    expect(await oids('staged', 'grown', 'over')).toEqual(before);
    expect(await oids('sums')).not.toEqual([sums]);
  });

  it('makes a view anew when its columns or its text changed', async () => {
    const before = await oids('staged', 'over');
    await project.write({
      'models/over.sql': "select count(*)::int + 1 as n from {{ ref('grown') }}",
      'tests/agrees.sql': 'select 1 where false',
    });
    await run('build');
    const after = await oids('staged', 'over');
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(await one('select * from marts.top')).toEqual({ total: 30, n: 3 });
  });

  it('leaves everything as it was when a test fails', async () => {
    await sql('insert into marts.events values (3, 30)');
    await project.write({ 'tests/agrees.sql': "select * from {{ ref('top') }} where n > 2" });
    const done = await run('build');
    expect(statuses(done)).toMatchObject({ grown: 'success', agrees: 'fail' });
    expect(await one('select * from marts.top')).toEqual({ total: 30, n: 2 });
    expect(await one('select count(*)::int as n from marts.grown')).toEqual({ n: 2 });
    expect(told.map(({ kind }) => kind)).toContain('swapped');
  });

  it('goes on after a model that is broken, and says where', async () => {
    await project.write({
      'models/sums.sql': "{{ config(materialized='table') }} select sum(nothing) as total\nfrom {{ ref('grown') }}",
      'models/apart.sql': "{{ config(materialized='table') }} select 1 as n",
    });
    const done = await run('build');
    expect(statuses(done)).toMatchObject({ grown: 'success', sums: 'error', apart: 'success', top: 'skipped', agrees: 'skipped' });
    expect(messages(done)).toContain('sums: column "nothing" does not exist (SQLSTATE 42703)');
    expect(await one(`select to_regclass('marts.apart') as apart, (select n from marts.over) as n`)).toEqual({ apart: null, n: 2 });
  });

  it('takes up new columns of an incremental table, and everything that reads it', async () => {
    await project.write({
      'models/grown.sql':
        "{{ config(materialized='incremental', unique_key='id', on_schema_change='append_new_columns') }} select id, v, v * 2 as twice from {{ ref('staged') }}",
      'models/sums.sql': "{{ config(materialized='table') }} select sum(twice)::int as total from {{ ref('grown') }}",
    });
    await run('build');
    expect(await one('select * from marts.top')).toEqual({ total: 60, n: 2 });
    expect(await sql(`select relname from pg_class where relname like '%building%'`)).toEqual([]);
  });

  it('with --full-refresh builds from nothing, unless a model says never', async () => {
    await sql('update marts.grown set v = 99');
    await run('build', { select: ['grown'], fullRefresh: true });
    expect(await one('select sum(v)::int as v from marts.grown')).toEqual({ v: 30 });
    expect(await one('select * from marts.over')).toEqual({ n: 2 });
    await sql('update marts.grown set v = 99');
    await project.write({ 'models/grown.sql': FILES['models/grown.sql'].replace("'id')", "'id', full_refresh=false)") });
    await run('build', { select: ['grown'], fullRefresh: true });
    expect(await one('select sum(v)::int as v from marts.grown')).toEqual({ v: 198 });
  });
});

describe('each verb', () => {
  beforeEach(async () => {
    await sql('insert into marts.events values (1, 10)');
    await project.write({
      ...FILES,
      'seeds/codes.csv': 'code\nx\n',
      'snapshots/seen.sql':
        "{% snapshot seen %}{{ config(target_schema='marts', unique_key='id', strategy='check', check_cols='all') }} select * from marts.events{% endsnapshot %}",
      'models/models.yml':
        "unit_tests:\n  - name: adds_up\n    model: sums\n    given: [{input: ref('grown'), rows: [{id: 1, v: 2}, {id: 2, v: 3}]}]\n    expect: {rows: [{total: 5}]}\n",
    });
  });

  it.each([
    ['run', ['grown', 'over', 'staged', 'sums', 'top']],
    ['seed', ['codes']],
    ['snapshot', ['seen']],
    ['build', ['adds_up', 'agrees', 'codes', 'grown', 'over', 'seen', 'staged', 'sums', 'top']],
    ['compile', ['agrees', 'codes', 'grown', 'over', 'seen', 'staged', 'sums', 'top']],
  ] as const)('%s does its own kinds', async (verb, names) => {
    const done = await run(verb);
    expect(messages(done)).toBe('');
    expect(done.results.map(({ name }) => name).toSorted()).toEqual(names);
  });

  it('test looks at what is served', async () => {
    await run('run');
    expect(statuses(await run('test'))).toEqual({ agrees: 'pass', adds_up: 'pass' });
    await sql('create or replace view marts.over as select 7 as n');
    expect(statuses(await run('test'))).toEqual({ agrees: 'fail', adds_up: 'pass' });
  });

  it('a unit test that fails keeps its model from being built', async () => {
    await project.write({ 'models/sums.sql': "{{ config(materialized='table') }} select 4 as total from {{ ref('grown') }} limit 1" });
    expect(statuses(await run('build'))).toMatchObject({ adds_up: 'fail', sums: 'skipped', top: 'skipped', agrees: 'skipped' });
  });

  it('a snapshot keeps its history in place', async () => {
    await run('snapshot');
    await sql('update marts.events set v = 11');
    await run('snapshot', { now: () => new Date('2026-01-03T00:00:00Z') });
    expect(await sql('select v, dbt_valid_from::text as since, dbt_valid_to::text as until from marts.seen order by 2')).toEqual([
      { v: 10, since: '2026-01-02 03:04:05', until: '2026-01-03 00:00:00' },
      { v: 11, since: '2026-01-03 00:00:00', until: null },
    ]);
  });

  it('builds a part on what is served', async () => {
    await run('build');
    await sql('insert into marts.events values (2, 5)');
    expect(statuses(await run('run', { select: ['sums'] }))).toEqual({ sums: 'success' });
    expect(await one('select * from marts.top')).toEqual({ total: 10, n: 1 });
    expect(statuses(await run('run', { select: ['grown+'], exclude: ['top'] }))).toEqual({
      grown: 'success',
      over: 'success',
      sums: 'success',
    });
    expect(await one('select * from marts.top')).toEqual({ total: 15, n: 2 });
  });
});

describe('hooks', () => {
  const LOG = 'insert into marts.log (text) values';
  beforeEach(async () => {
    await sql('create table marts.log (id int generated always as identity, text text)');
    await project.write({
      'dbt_project.yml': `name: example\nmodels:\n  example:\n    +schema: marts\non-run-start: "${LOG} ('start')"\non-run-end: ["${LOG} ('end')"]\n`,
      'models/a.sql': `{{ config(materialized='table', pre_hook="${LOG} ('before a')",
        post_hook=["comment on table {{ this }} is 'hooked'", {'sql': 'vacuum {{ this }}', 'transaction': false}, "${LOG} ('after a')"]) }} select 1 as n`,
    });
  });
  const log = async () => (await sql<{ text: string }>('select text from marts.log order by id')).map(({ text }) => text);

  it('run around the run and around each model, inside its transaction or outside', async () => {
    expect(messages(await run('build'))).toBe('');
    expect(await log()).toEqual(['start', 'before a', 'after a', 'end']);
    expect(await one(`select obj_description('marts.a'::regclass) as said`)).toEqual({ said: 'hooked' });
  });

  it('of a model that fails leave no trace', async () => {
    await project.write({ 'models/a.sql': `{{ config(materialized='table', pre_hook="${LOG} ('before a')") }} select 1 / 0 as n` });
    expect(statuses(await run('build'))).toEqual({ a: 'error' });
    expect(await log()).toEqual(['start', 'end']);
  });

  it('that fail name themselves', async () => {
    await project.write({
      'models/a.sql': `{{ config(materialized='table', post_hook="grant select on {{ this }} to nobody_here") }} select 1 as n`,
    });
    expect(messages(await run('build'))).toContain(
      `a: post-hook 'grant select on "marts"."a" to nobody_here': role "nobody_here" does not exist (SQLSTATE 42704)\n  at models/a.sql`,
    );
  });
});

it('tells of tables that no model makes any more, and leaves them', async () => {
  await project.write({ 'models/a.sql': 'select 1 as n', 'models/b.sql': "{{ config(materialized='table') }} select 1 as n" });
  await run('build');
  await project.remove();
  project = await testProjectFiles({ 'models/a.sql': 'select 1 as n' });
  told = [];
  await run('build');
  expect(told.flatMap((progress) => (progress.kind === 'notice' ? progress.text : []))).toEqual([
    'table marts.b belongs to no node any more; it is left as it is',
    'table marts.events belongs to no node any more; it is left as it is',
  ]);
  expect(await one('select * from marts.b')).toEqual({ n: 1 });
});

it('a failure tells its statement, and where the compiled SQL stands when it is written', async () => {
  await project.write({ 'models/a.sql': "{{ config(materialized='table') }}\nselect {{ 'nothing' }} as n" });
  const targetDirectory = join(project.directory, 'target');
  const [result] = (await run('build', { targetDirectory })).results;
  expect(result).toMatchObject({ status: 'error', relation: '"marts"."a"', sql: expect.stringContaining('select nothing as n') });
  const [, file, line] = /compiled: (\S+):(\d+)$/.exec(result?.message ?? '') ?? [];
  const written = (await readFile(join(project.directory, file ?? ''), 'utf8')).split('\n');
  expect(written[Number(line) - 1]).toBe('select nothing as n');
});

it('an unlogged table stays so', async () => {
  await project.write({ 'models/a.sql': "{{ config(materialized='table', unlogged=true) }} select 1 as n" });
  for (const round of [1, 2]) {
    await run('run', { vars: { round } });
    expect(await one(`select relpersistence as kind from pg_class where oid = 'marts.a'::regclass`)).toEqual({ kind: 'u' });
  }
});

it('a template that asks the database sees what this build makes', async () => {
  await project.write({
    'models/codes.sql': "{{ config(materialized='table') }} select 'x' as code union select '{{ var('second') }}'",
    'models/wide.sql': `{{ config(materialized='table') }}
      {% set codes = run_query("select code from " ~ ref('codes') ~ " order by 1") %}
      select {% for row in codes %} '{{ row[0] }}' as {{ row[0] }}, {% endfor %} 1 as n`,
  });
  for (const second of ['y', 'z']) {
    expect(messages(await run('run', { vars: { second } }))).toBe('');
    expect(await one('select * from marts.wide')).toEqual({ x: 'x', [second]: second, n: 1 });
  }
});

it('stops at the first failure when asked to', async () => {
  await project.write({ 'models/a.sql': 'select 1 / 0 as n, x', 'models/b.sql': 'select 1 as n', 'models/c.sql': 'select 1 as n' });
  expect(statuses(await run('build', { threads: 1, failFast: true }))).toEqual({ a: 'error', b: 'skipped', c: 'skipped' });
});

it('says which schema cannot be made', async () => {
  await database.sql(`revoke create on database ${new URL(database.url()).pathname.slice(1)} from pipeline`);
  await project.write({ 'models/a.sql': "{{ config(schema='elsewhere') }} select 1 as n" });
  try {
    await expect(run('build')).rejects.toThrow('schema "elsewhere" is not there and cannot be made: permission denied for database');
  } finally {
    await database.sql(`grant create on database ${new URL(database.url()).pathname.slice(1)} to pipeline`);
  }
});
