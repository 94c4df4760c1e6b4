import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildProject } from './build-project';
import { messageOf } from './errors';
import { invoke, type RunOptions } from './invoke';
import { openMarts } from './marts';
import { bundleWarehouse } from './testing/bundle';
import { holdGate, type Gate } from './testing/gate';
import { testProjectFiles, type TestProject } from './testing/project-files';

/** Every round adds 100 rows to `grown` and one version to `seen`; `sums` and `over` are made of it, and all four must agree. */
const FILES = {
  'models/grown.sql': `{{ config(materialized='incremental', unique_key='round', on_schema_change='append_new_columns') }}
    select {{ var('round') }} as round, generate_series(1, 100) as n {% if var('wide', false) %}, 'more' as word {% endif %}`,
  'models/sums.sql': "{{ config(materialized='table') }} select max(round) as round, count(*)::int as n from {{ ref('grown') }}",
  'models/over.sql': "select max(round) as round from {{ ref('grown') }}",
  'models/above.sql': "select s.round, o.round as other from {{ ref('sums') }} s, {{ ref('over') }} o",
  'snapshots/seen.sql': `{% snapshot seen %}{{ config(target_schema='marts', unique_key='id', strategy='check', check_cols='all') }}
    select 1 as id, round from {{ ref('sums') }}{% endsnapshot %}`,
  'tests/agrees.sql': "select 1 from {{ ref('above') }}, {{ ref('seen') }} s where dbt_valid_to is null and not (other = s.round)",
};
const SERVED = `select (select round from marts.sums) as a, (select round from marts.over) as b, (select max(round) from marts.grown) as c,
  (select round from marts.seen where dbt_valid_to is null) as d, (select n from marts.sums) as n, (select count(*)::int from marts.grown) as m,
  (select other from marts.above) as e`;
const WAIT = { timeout: 20_000, interval: 20 };

let database: TestDatabase;
let project: TestProject;
let gate: Gate | undefined;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.sql('drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline');
  project = await testProjectFiles(FILES);
});
afterEach(async () => {
  await gate?.open();
  gate = undefined;
  await project.remove();
});

const options = (round: number, extra: Partial<RunOptions> = {}): RunOptions => ({
  projectDirectory: project.directory,
  connection: database.url('pipeline'),
  now: () => new Date(Date.UTC(2026, 0, 1, round)),
  ...extra,
  vars: { round, ...extra.vars },
});

const served = async () => (await database.sql<Record<string, number>>(SERVED, [], 'pipeline'))[0];
const whole = (round: number, blocks: number) => ({ a: round, b: round, c: round, d: round, e: round, n: blocks * 100, m: blocks * 100 });

describe('readers', () => {
  it('who ask all the time while full, in-place and mixed builds run never fail, and see all of one build', async () => {
    await buildProject(options(1));
    const marts = openMarts(database.url('pipeline'));
    const building = new AbortController();
    const seen = new Set<number>();
    const reader = async (): Promise<number> => {
      let answers = 0;
      while (!building.signal.aborted) {
        const [row] = await marts.query<Record<string, number>>(SERVED, []);
        const round = row?.['a'] ?? 0;
        expect(row).toEqual({ ...whole(round, 0), n: row?.['n'], m: row?.['n'] });
        seen.add(round);
        answers += 1;
      }
      return answers;
    };
    const readers = Promise.all(Array.from({ length: 6 }, reader));
    await buildProject(options(2));
    await buildProject(options(3));
    await buildProject(options(4, { vars: { wide: true } }));
    await buildProject(options(5, { vars: { wide: true }, fullRefresh: true }));
    await project.write({ 'models/over.sql': "{{ config(materialized='table') }} select max(round) as round from {{ ref('grown') }}" });
    await buildProject(options(6, { vars: { wide: true } }));
    await project.write({ 'models/over.sql': FILES['models/over.sql'] });
    await buildProject(options(7, { vars: { wide: true } }));
    building.abort();
    expect(Math.min(...(await readers))).toBeGreaterThan(0);
    await marts.close();
    expect(seen.size).toBeGreaterThan(1);
    expect(await served()).toEqual(whole(7, 3));
  });

  it('who hold a table open make the end of a refresh wait, not fail', async () => {
    await buildProject(options(1));
    const reader = await holdGate(database.url('pipeline'), ['begin', 'select count(*) from marts.sums']);
    const building = buildProject(options(2));
    await vi.waitFor(async () => expect(await reader.blocked()).toBe(true), WAIT);
    expect(await served()).toEqual(whole(1, 1));
    await reader.open();
    await building;
    expect(await served()).toEqual(whole(2, 2));
  });
});

describe('a refresh that is stopped in the middle', () => {
  const GATED = `{{ config(materialized='incremental') }} select round from {{ ref('grown') }} cross join
    (select pg_advisory_xact_lock_shared(4242)) gate limit 1`;
  const untilGated = () => vi.waitFor(async () => expect(await gate?.waiting()).toBe(1), WAIT);

  beforeEach(async () => {
    await project.write({ 'models/gated.sql': GATED });
    await buildProject(options(1));
    gate = await holdGate(database.url('pipeline'));
  });

  it('because its process was killed leaves all as it was, and the next one works', async () => {
    const bundle = await bundleWarehouse();
    const script = `const { buildProject } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
      await buildProject({ ...JSON.parse(process.argv[1]), now: () => new Date() });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, JSON.stringify({ ...options(2), now: undefined })], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: join(import.meta.dirname, '../../..'),
    });
    await untilGated();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await gate?.open();
    expect(await served()).toEqual(whole(1, 1));
    await buildProject(options(3));
    expect(await served()).toEqual(whole(3, 2));
  });

  it('because the server ended its connection says so, and leaves all as it was', async () => {
    const ended = invoke({ ...options(2), verb: 'build' }).catch(messageOf);
    await untilGated();
    await database.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'register-build' and datname = current_database() and wait_event_type = 'Lock'`,
      [],
      'pipeline',
    );
    expect(await ended).toBe('the database cannot be used: terminating connection due to administrator command');
    expect(await served()).toEqual(whole(1, 1));
  });
});
