import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildProject } from './build-project';
import { messageOf } from './errors';
import type { BuildProgress, RunOptions } from './invoke';
import { openMarts } from './marts';
import { bundleWarehouse } from './testing/bundle';
import { holdGate, type Gate } from './testing/gate';
import { testProjectFiles, type TestProject } from './testing/project-files';

/** Models that stop in the middle of a build for as long as a test holds the gate. */
const FILES = {
  'models/first.sql': "{{ config(materialized='table') }} select {{ var('round') }} as round, generate_series(1, 500) as n",
  'models/gated.sql':
    "{{ config(materialized='table') }} select f.* from {{ ref('first') }} f cross join (select pg_advisory_xact_lock_shared(4242)) gate",
  'tests/gated_is_whole.sql': "select 1 from {{ ref('gated') }} having count(*) <> 500",
};
const WAIT = { timeout: 20_000, interval: 20 };

let database: TestDatabase;
let project: TestProject;
let gate: Gate | undefined;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
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
  now: () => new Date('2026-01-02T03:04:05Z'),
  vars: { round },
  ...extra,
});

const SERVED = `select (select min(round) from marts.first) as a, (select max(round) from marts.gated) as b,
  (select count(*)::int from marts.first) as m, (select count(*)::int from marts.gated) as n`;

const untilGated = () => vi.waitFor(async () => expect(await gate?.waiting()).toBe(1), WAIT);

describe('readers', () => {
  it('who ask all the time during builds never fail and see all of one build', async () => {
    await buildProject(options(1));
    const marts = openMarts(database.url('pipeline'));
    const building = new AbortController();
    const seen = new Set<number>();
    const reader = async (): Promise<number> => {
      let answers = 0;
      while (!building.signal.aborted) {
        const [row] = await marts.query<{ a: number; b: number; m: number; n: number }>(SERVED, []);
        expect(row).toEqual({ a: row?.a, b: row?.a, m: 500, n: 500 });
        seen.add(row?.a ?? 0);
        answers += 1;
      }
      return answers;
    };
    const readers = Promise.all([reader(), reader(), reader(), reader()]);
    for (const round of [2, 3, 4, 5, 6]) await buildProject(options(round));
    building.abort();
    const answers = await readers;
    await marts.close();
    expect(Math.min(...answers)).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThan(1);
    expect(await database.sql(SERVED, [], 'pipeline')).toEqual([{ a: 6, b: 6, m: 500, n: 500 }]);
  });

  it('who hold a table open make the swap wait, not fail', async () => {
    await buildProject(options(1));
    const reader = await holdGate(database.url('pipeline'), ['begin', 'select count(*) from marts.first']);
    const building = buildProject(options(2));
    await vi.waitFor(async () => expect(await reader.blocked()).toBe(true), WAIT);
    expect(await database.sql('select min(round) as round from marts.gated', [], 'pipeline')).toEqual([{ round: 1 }]);
    await reader.open();
    await building;
    expect(await database.sql('select min(round) as round from marts.gated', [], 'pipeline')).toEqual([{ round: 2 }]);
  });
});

describe('two builders', () => {
  it('the second says who holds it, or waits and builds after the first', async () => {
    gate = await holdGate(database.url('pipeline'));
    const first = buildProject(options(1, { applicationName: 'first builder' }));
    await untilGated();
    await expect(buildProject(options(2, { wait: false }))).rejects.toThrow(
      /another build is under way: first builder \(role pipeline, connection \d+, since /,
    );

    const told: BuildProgress[] = [];
    const second = buildProject(options(2, { onProgress: (progress) => told.push(progress) }));
    await vi.waitFor(() => expect(told[0]).toMatchObject({ kind: 'waiting', holder: expect.stringContaining('first builder') }), WAIT);
    await gate.open();
    await Promise.all([first, second]);
    expect(await database.sql(SERVED, [], 'pipeline')).toEqual([{ a: 2, b: 2, m: 500, n: 500 }]);
  });
});

describe('a builder that is killed in the middle', () => {
  it('leaves the served tables as they were, and the next build cleans up and works', async () => {
    await buildProject(options(1));
    gate = await holdGate(database.url('pipeline'));
    const bundle = await bundleWarehouse();
    const script = `const { buildProject } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
      await buildProject({ ...JSON.parse(process.argv[1]), now: () => new Date() });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, JSON.stringify({ ...options(2), now: undefined })], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: join(import.meta.dirname, '../../..'),
    });
    await untilGated();
    expect(await buildingLeft()).toEqual(['first__building']);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await database.sql(SERVED, [], 'pipeline')).toEqual([{ a: 1, b: 1, m: 500, n: 500 }]);
    expect(await buildingLeft()).toEqual(['first__building']);

    await gate.open();
    await buildProject(options(3));
    expect(await database.sql(SERVED, [], 'pipeline')).toEqual([{ a: 3, b: 3, m: 500, n: 500 }]);
    expect(await buildingLeft()).toEqual([]);
  });
});

describe('a builder that loses a connection', () => {
  const end = (state: string) =>
    database.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'register-build' and datname = current_database() and ${state}`,
      [],
      'pipeline',
    );

  it.each([
    ['on which it builds', "wait_event_type = 'Lock'"],
    ['that holds the right to build', "state = 'idle' and query like '%pg_advisory_unlock%'"],
  ])('%s puts nothing in place, and the next build works', async (_, state) => {
    await buildProject(options(1));
    gate = await holdGate(database.url('pipeline'));
    const ended = buildProject(options(2)).catch(messageOf);
    await untilGated();
    expect(await end(state)).toHaveLength(1);
    await gate.open();
    expect(await ended).toMatch(/^the database cannot be used: /);
    expect(await database.sql(SERVED, [], 'pipeline')).toEqual([{ a: 1, b: 1, m: 500, n: 500 }]);
    await buildProject(options(3));
    expect(await database.sql(SERVED, [], 'pipeline')).toEqual([{ a: 3, b: 3, m: 500, n: 500 }]);
    expect(await buildingLeft()).toEqual([]);
  });
});

async function buildingLeft(): Promise<string[]> {
  const rows = await database.sql<{ name: string }>(
    `select relname as name from pg_class where relname like '%\\_\\_building' and relkind in ('r', 'v')`,
  );
  return rows.map((row) => row.name);
}
