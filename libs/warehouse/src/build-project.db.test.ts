import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildProject, testProject } from './build-project';
import { invoke, type RunOptions } from './invoke';
import { testProjectFiles, type TestProject } from './testing/project-files';

const TABLE = "{{ config(materialized='table') }}\n";

let database: TestDatabase;
let project: TestProject;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  project = await testProjectFiles({});
  await database.sql(
    'drop schema marts cascade; create schema marts; grant usage, create on schema marts to pipeline; grant usage on schema marts to figures',
  );
});
afterEach(() => project.remove());

function options(extra: Partial<RunOptions> = {}): RunOptions {
  return {
    projectDirectory: project.directory,
    connection: database.url('pipeline'),
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...extra,
  };
}

/** Rows as role pipeline, which owns what it builds, sees them. */
const rowsOf = <Row extends Record<string, unknown>>(text: string) => database.sql<Row>(text, [], 'pipeline');

async function relations(): Promise<string[]> {
  const rows = await database.sql<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'marts'::regnamespace and c.relkind in ('r', 'v', 'i') order by 1`,
  );
  return rows.map((row) => row.name);
}

async function complaint(): Promise<string> {
  return buildProject(options()).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('a build', () => {
  it('makes views, tables and seeds, tests them and leaves nothing beside them', async () => {
    await project.write({
      'seeds/colours.csv': 'code,weight,since\nred,1,2020-01-01\nblue,,2021-01-01\n',
      'models/strong.sql': "select * from {{ ref('colours') }} where weight > 0",
      'models/total.sql': `${TABLE}select count(*) as n, '{{ run_started_at }}'::timestamptz as built_at from {{ ref('strong') }}`,
      'models/total.yml': 'models:\n  - name: total\n    columns:\n      - name: n\n        data_tests: [unique, not_null]\n',
    });
    const done = await buildProject(options());
    expect(done.results.map((result) => [result.name, result.status, result.rows])).toEqual([
      ['colours', 'success', 2],
      ['strong', 'success', 0],
      ['total', 'success', 1],
      ['not_null_total_n', 'pass', 0],
      ['unique_total_n', 'pass', 0],
    ]);
    expect(await relations()).toEqual(['colours', 'strong', 'total']);
    expect(await rowsOf('select n::int, built_at from marts.total')).toEqual([{ n: 1, built_at: new Date('2026-01-02T03:04:05Z') }]);
    expect(await rowsOf('select since from marts.colours where weight is null')).toEqual([{ since: '2021-01-01' }]);
  });

  it('may be done again, with a view that became a table and a table that became a view', async () => {
    await project.write({ 'models/a.sql': 'select 1 as n', 'models/b.sql': `${TABLE}select * from {{ ref('a') }}` });
    await buildProject(options());
    await project.write({ 'models/a.sql': `${TABLE}select 2 as n, 'x' as extra`, 'models/b.sql': "select * from {{ ref('a') }}" });
    await buildProject(options());
    expect(await rowsOf('select n, extra from marts.b')).toEqual([{ n: 2, extra: 'x' }]);
  });

  it('gives the new table its indexes, grants and comments each time', async () => {
    const config =
      "{{ config(materialized='table', indexes=[{'columns': ['n'], 'unique': true}], grants={'select': ['figures']}, persist_docs={'relation': true, 'columns': true}) }}";
    await project.write({
      'models/a.sql': `${config} select 1 as n`,
      'models/a.yml':
        'models:\n  - name: a\n    description: Table of one number.\n    columns:\n      - name: n\n        description: It is\n',
    });
    for (const round of [1, 2]) {
      await buildProject(options({ vars: { round } }));
      expect(await relations()).toEqual(['a', expect.stringMatching(/^a_n_[0-9a-f]{8}$/)]);
      expect(await database.sql('select n from marts.a', [], 'figures')).toEqual([{ n: 1 }]);
      expect(
        await database.sql(`select obj_description('marts.a'::regclass) as whole, col_description('marts.a'::regclass, 1) as part`),
      ).toEqual([{ whole: 'Table of one number.', part: 'It is' }]);
    }
  });

  it('tells each node as it is done', async () => {
    await project.write({ 'models/a.sql': `${TABLE}select generate_series(1, 3) as n` });
    const told: string[] = [];
    await buildProject(
      options({
        onProgress: (progress) =>
          told.push(progress.kind === 'node' ? `${progress.result.name} ${progress.result.rows} of ${progress.total}` : progress.kind),
      }),
    );
    expect(told).toEqual(['started', 'running', 'a 3 of 1', 'swapped']);
  });
});

describe('what is served stays served', () => {
  beforeEach(async () => {
    await project.write({ 'models/a.sql': `${TABLE}select 1 as n`, 'models/b.sql': `${TABLE}select n from {{ ref('a') }}` });
    await buildProject(options());
  });

  const served = async () => (await rowsOf<{ a: number; b: number }>('select a.n as a, b.n as b from marts.a, marts.b'))[0];

  it('when a model is broken: with node, file, line, caret and what the database says', async () => {
    await project.write({
      'models/a.sql': `${TABLE}select 2 as n`,
      'models/b.sql': `${TABLE}select\n    n,\n    colour\nfrom {{ ref('a') }}`,
    });
    expect(await complaint()).toBe('b: column "colour" does not exist (SQLSTATE 42703)\n  at models/b.sql:4:5\n  |     colour\n  |     ^');
    expect(await served()).toEqual({ a: 1, b: 1 });
    expect(await relations()).toEqual(['a', 'b']);
  });

  it('when a model names its line after a tag over several lines', async () => {
    await project.write({ 'models/b.sql': "{{ config(\n    materialized='table'\n) }}\nselect 1 / 0 as n, missing from {{ ref('a') }}" });
    expect(await complaint()).toContain('column "missing" does not exist (SQLSTATE 42703)\n  at models/b.sql:4:20');
  });

  it('when the template of a model fails at its turn, while the others are done', async () => {
    await project.write({
      'models/a.sql': `${TABLE}select 2 as n {% if execute %}{{ exceptions.raise_compiler_error('not on a Sunday') }}{% endif %}`,
      'models/apart.sql': `${TABLE}select 1 as n`,
    });
    for (const verb of ['build', 'compile'] as const) {
      const { results } = await invoke({ ...options(), verb });
      expect(results.find(({ name }) => name === 'a')).toMatchObject({
        status: 'error',
        message: expect.stringContaining('not on a Sunday'),
      });
      expect(results.find(({ name }) => name === 'apart')).toMatchObject({ status: 'success' });
    }
    expect(await served()).toEqual({ a: 1, b: 1 });
  });

  it('when a test finds rows', async () => {
    await project.write({ 'models/a.sql': `${TABLE}select 2 as n`, 'tests/a_is_one.sql': "select * from {{ ref('a') }} where n <> 1" });
    expect(await complaint()).toContain('a_is_one: test finds 1 wrong row\n  at tests/a_is_one.sql');
    expect(await served()).toEqual({ a: 1, b: 1 });
  });

  it('but a test of severity warn only warns', async () => {
    await project.write({
      'models/a.sql': `${TABLE}select 2 as n`,
      'tests/a_is_one.sql': "{{ config(severity='warn') }} select * from {{ ref('a') }} where n <> 1",
    });
    const done = await buildProject(options());
    expect(done.results.find((result) => result.name === 'a_is_one')).toMatchObject({ status: 'warn', rows: 1 });
    expect(await served()).toEqual({ a: 2, b: 2 });
  });

  it('when a seed has a value of the wrong type: with row and column', async () => {
    await project.write({
      'seeds/s.csv': 'n\n1\nx\n',
      'seeds/s.yml': 'seeds:\n  - name: s\n    config: { column_types: { n: integer } }\n',
    });
    expect(await complaint()).toBe("s: row 2, column 'n': 'x' is not of type integer\n  at seeds/s.csv:3\n  | x");
    expect(await served()).toEqual({ a: 1, b: 1 });
  });

  it('when a seed has a type the database does not know, or a model asks for a role that is not there', async () => {
    await project.write({ 'seeds/s.csv': 'n\n1\n', 'seeds/s.yml': 'seeds:\n  - name: s\n    config: { column_types: { n: colour } }\n' });
    await project.write({ 'models/b.sql': "{{ config(grants={'select': ['nobody-here']}) }} select n, 'a - b?' as t from {{ ref('a') }}" });
    const told = (await complaint()).split('\n');
    expect(told.filter((line) => !line.startsWith(' ')).toSorted()).toEqual([
      'b: role "nobody-here" does not exist (SQLSTATE 42704)',
      's: type "colour" does not exist (SQLSTATE 42704)',
    ]);
    expect(await served()).toEqual({ a: 1, b: 1 });
  });

  it('when something outside the project depends on it', async () => {
    await database.sql('grant select on marts.a to migrator', [], 'pipeline');
    await database.sql('create view public.outside as select * from marts.a');
    try {
      await project.write({ 'models/a.sql': `${TABLE}select 2 as n` });
      expect(await complaint()).toMatch(/could not be put in place, .*: view public\.outside of migrator; drop it/);
      expect(await served()).toEqual({ a: 1, b: 1 });
      expect(await relations()).toEqual(['a', 'b']);
    } finally {
      await database.sql('drop view public.outside');
    }
    await buildProject(options());
    expect(await served()).toEqual({ a: 2, b: 2 });
  });

  it('and can be tested as it stands', async () => {
    await project.write({ 'tests/a_is_one.sql': "select * from {{ ref('a') }} where n <> 1" });
    expect((await testProject(options())).results.map((result) => result.name)).toEqual(['a_is_one']);
    await database.sql('update marts.a set n = 3', [], 'pipeline');
    await expect(testProject(options())).rejects.toThrow('a_is_one: test finds 1 wrong row');
  });
});

it('an unreachable database is one clear message', async () => {
  await project.write({ 'models/a.sql': 'select 1 as n' });
  await expect(buildProject(options({ connection: 'postgres://pipeline:x@127.0.0.1:1/none' }))).rejects.toThrow(
    /the database cannot be used: .*ECONNREFUSED/,
  );
});

it('a test with a wrong password is one clear message, not one of each test', async () => {
  await project.write({ 'models/a.sql': 'select 1 as n', 'tests/t.sql': "select * from {{ ref('a') }} where n <> 1" });
  const url = new URL(database.url('pipeline'));
  url.password = 'wrong';
  await expect(testProject(options({ connection: url.href }))).rejects.toThrow('the database cannot be used: ');
});
