import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { buildProject } from '@register/warehouse';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startService, type RunningService } from './testing/running-service';
import { shut, smallProject, type Gate } from './testing/small-project';

const WAIT = { timeout: 30_000, interval: 25 };
/** The lock that every builder takes, also one by hand. */
const BUILDER_LOCK = 7_310_001;

let database: TestDatabase;
let project: Awaited<ReturnType<typeof smallProject>>;
let gate: Gate | undefined;
const running: RunningService[] = [];

beforeEach(async () => {
  [database, project] = await Promise.all([testDatabase(), smallProject()]);
});
afterEach(async () => {
  await gate?.open();
  gate = undefined;
  await Promise.all(running.splice(0).map((service) => service.stop()));
  await Promise.all([database.drop(), project.remove()]);
});

async function start(options: Parameters<typeof startService>[2] = {}): Promise<RunningService> {
  const service = await startService(database, project.directory, options);
  running.push(service);
  return service;
}

const stop = (service: RunningService) => running.splice(running.indexOf(service), 1)[0]?.stop();
const recordCase = () =>
  database.sql(
    `insert into registry.cases (case_id, office_code, received_on, suspect_sex, suspect_age_group, content_sha256, registered_at, registered_by)
     select gen_random_uuid(), (select min(office_code) from reference.prosecution_offices), '2026-01-01', 'man', 'unknown', sha256('test'), now(), 'test'`,
  );
const served = async () => (await database.sql<{ n: number }>('select n_cases as n from marts.mart_refresh', [], 'pipeline'))[0]?.n;
const breakModels = () => database.sql("insert into reference.settings values ('broken', 'yes', 'for this test')");
const mendModels = () => database.sql("delete from reference.settings where setting = 'broken'");
const history = () => database.sql('select kind, status from pipeline.refreshes order by refresh_id', [], 'figures');
const jobs = () =>
  database.sql<{ attempts: number; max_attempts: number; is_due: boolean }>(
    'select attempts, max_attempts, run_at <= now() as is_due from graphile_worker.jobs',
    [],
    'pipeline',
  );
const untilGated = (count = 1) => vi.waitFor(async () => expect(await gate?.waiting()).toBe(count), WAIT);

describe('the service', () => {
  it('builds at a start without figures, tells so, and has nothing to do at the next start', async () => {
    const first = await start();
    const status = await first.until(({ state }) => state === 'fresh');
    expect(status.lastSuccess).toMatchObject({ kind: 'changes', status: 'done', attempt: 1, nModels: 1, nTests: 1, message: null });
    expect(new Date(status.nextNightlyAt).getTime()).toBeGreaterThan(Date.now());
    expect(await Promise.all(['/health/live', '/health/ready', '/health/figures'].map((path) => first.get(path)))).toEqual([
      { code: 200, body: { status: 'ok' } },
      { code: 200, body: { status: 'ready' } },
      { code: 200, body: { state: 'fresh' } },
    ]);
    await stop(first);
    const second = await start();
    await second.until(({ state }) => state === 'fresh');
    expect(await history()).toHaveLength(1);
  });

  it('builds again after a recording', async () => {
    const service = await start();
    await service.until(({ state }) => state === 'fresh');
    await recordCase();
    await vi.waitFor(async () => expect(await served()).toBe(1), WAIT);
    expect(await history()).toEqual([
      { kind: 'changes', status: 'done' },
      { kind: 'changes', status: 'done' },
    ]);
  });
});

describe('changed models', () => {
  it('make everything anew at the next start, so that nothing of the earlier ones is mixed in', async () => {
    const write = (version: number) =>
      writeFile(
        join(project.directory, 'models/kept.sql'),
        `{{ config(materialized='incremental', incremental_strategy='append') }}\nselect ${version} as version from {{ ref('mart_refresh') }}\n`,
      );
    const kept = () => database.sql('select version from marts.kept order by 1', [], 'pipeline');
    await write(1);
    const first = await start();
    await first.until(({ state }) => state === 'fresh');
    await recordCase();
    await vi.waitFor(async () => expect(await kept()).toEqual([{ version: 1 }, { version: 1 }]), WAIT);
    await first.until(({ state }) => state === 'fresh');
    await stop(first);
    await write(2);
    const second = await start();
    await second.until(({ state }) => state === 'fresh');
    expect(await kept()).toEqual([{ version: 2 }]);
  });
});

describe('a database that was not migrated', () => {
  it.each([
    ['lacks the tables', 'drop schema pipeline cascade', 'lacks the tables of the pipeline service'],
    ['has older job tables', 'delete from graphile_worker.migrations where id > 18', 'job tables are older than this program'],
  ])('%s: the service does not start and says who must make them', async (_, sql, message) => {
    await database.sql(sql);
    await expect(start()).rejects.toThrow(`${message}: run \`pipeline migrate\` as the migrator first`);
  });
});

describe('a refresh that fails', () => {
  it('is seen in status, health and log while the earlier figures stay served, and is over once one ends well', async () => {
    const first = await start();
    await first.until(({ state }) => state === 'fresh');
    await breakModels();
    await recordCase();
    const failed = await first.until(({ state }) => state === 'failed');
    expect(failed.lastAttempt).toMatchObject({
      status: 'failed',
      willRetry: false,
      message: 'is_not_broken: test finds 1 wrong row (tests/is_not_broken.sql)',
    });
    expect(failed.lastSuccess).toMatchObject({ status: 'done' });
    expect(await first.get('/health/figures')).toEqual({ code: 503, body: { state: 'failed' } });
    expect(await first.get('/health/ready')).toMatchObject({ code: 200 });
    expect(first.logged).toContainEqual(expect.objectContaining({ level: 50, msg: 'figures not refreshed, given up', status: 'failed' }));
    expect(await served()).toBe(0);
    expect(await jobs()).toMatchObject([{ attempts: 1, max_attempts: 1 }]);
    await stop(first);

    await mendModels();
    const second = await start();
    await second.until(({ state }) => state === 'fresh');
    expect(await served()).toBe(1);
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), WAIT);
  });

  it('is over once somebody built by hand', async () => {
    const service = await start();
    await service.until(({ state }) => state === 'fresh');
    await breakModels();
    await recordCase();
    await service.until(({ state }) => state === 'failed');
    await mendModels();
    await buildProject({ projectDirectory: project.directory, connection: database.url('pipeline'), now: () => new Date() });
    await service.until(({ state, lastAttempt }) => state === 'fresh' && lastAttempt?.status === 'done');
    expect(await service.get('/health/figures')).toEqual({ code: 200, body: { state: 'fresh' } });
  });

  it('is tried again later, as often as is set, and then stays failed', async () => {
    await breakModels();
    const service = await start({ attempts: 2 });
    const again = await service.until(({ lastAttempt }) => lastAttempt?.status === 'failed');
    expect(again.lastAttempt).toMatchObject({ attempt: 1, attemptsAllowed: 2, willRetry: true });
    await service.until(({ lastAttempt }) => lastAttempt?.willRetry === false);
    expect(await history()).toEqual([
      { kind: 'changes', status: 'failed' },
      { kind: 'changes', status: 'failed' },
    ]);
    expect(await jobs()).toMatchObject([{ attempts: 2, max_attempts: 2 }]);
  });
});

describe('the nightly refresh', () => {
  const missNights = () =>
    database.sql(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       values ('nightly', now() - interval '9 days', now() - interval '5 days')`,
    );

  it('is caught up once after nights on which no process ran', async () => {
    await missNights();
    const first = await start();
    await vi.waitFor(async () => expect(await history()).toContainEqual({ kind: 'nightly', status: 'done' }), WAIT);
    await first.until(({ state }) => state === 'fresh');
    await stop(first);
    const second = await start();
    await second.until(({ state }) => state === 'fresh');
    await recordCase();
    await vi.waitFor(async () => expect(await served()).toBe(1), WAIT);
    const nights = (await history()).filter(({ kind }) => kind === 'nightly');
    expect(nights).toEqual([{ kind: 'nightly', status: 'done' }]);
  });

  it('builds also when nothing is new', async () => {
    const first = await start();
    await first.until(({ state }) => state === 'fresh');
    await stop(first);
    await database.sql('delete from graphile_worker._private_known_crontabs');
    await missNights();
    await start();
    await vi.waitFor(
      async () =>
        expect(await history()).toEqual([
          { kind: 'changes', status: 'done' },
          { kind: 'nightly', status: 'done' },
        ]),
      WAIT,
    );
  });

  it('that failed is not hidden by what is recorded later: until one ends well, all of the night is built', async () => {
    const text = "{{ config(tags=['nightly']) }} select setting from reference.settings where setting = 'bad-night'";
    await writeFile(join(project.directory, 'tests/is_good_night.sql'), text);
    const first = await start();
    await first.until(({ state }) => state === 'fresh');
    await stop(first);
    await database.sql("insert into reference.settings values ('bad-night', 'yes', 'for this test')");
    await database.sql('delete from graphile_worker._private_known_crontabs');
    await missNights();
    const second = await start();
    await second.until(({ state }) => state === 'failed');
    await stop(second);
    await recordCase();
    const third = await start();
    await vi.waitFor(async () => expect(await history()).toHaveLength(3), WAIT);
    await third.until(({ state, lastAttempt }) => state === 'failed' && lastAttempt?.status === 'failed');
    expect(await served()).toBe(0);
    await stop(third);
    await database.sql("delete from reference.settings where setting = 'bad-night'");
    const fourth = await start();
    await fourth.until(({ state }) => state === 'fresh');
    await recordCase();
    await vi.waitFor(async () => expect(await served()).toBe(2), WAIT);
    await fourth.until(({ state }) => state === 'fresh');
    expect(await history()).toEqual([
      { kind: 'changes', status: 'done' },
      { kind: 'nightly', status: 'failed' },
      { kind: 'nightly', status: 'failed' },
      { kind: 'nightly', status: 'done' },
      { kind: 'changes', status: 'done' },
    ]);
  });

  it('that is missing makes the figures late', async () => {
    let now = new Date();
    const service = await start({ clock: () => now });
    await service.until(({ state }) => state === 'fresh');
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), WAIT);
    gate = await shut(database.url('pipeline'));
    now = new Date(now.getTime() + 26 * 3_600_000);
    await untilGated();
    expect(await service.get('/health/figures')).toEqual({ code: 503, body: { state: 'late' } });
  });
});

describe('one at a time', () => {
  it('two services build once for one recording', async () => {
    const services = [await start(), await start()];
    await Promise.all(services.map((service) => service.until(({ state }) => state === 'fresh')));
    gate = await shut(database.url('pipeline'));
    const before = (await history()).length;
    await recordCase();
    await untilGated();
    expect(await Promise.all(services.map(async (service) => (await service.status()).lastAttempt?.status))).toEqual([
      'running',
      'running',
    ]);
    await gate.open();
    await Promise.all(services.map((service) => service.until(({ state }) => state === 'fresh')));
    expect(await history()).toHaveLength(before + 1);
    expect(await served()).toBe(1);
  });

  it('a build by hand is waited for, and the status names it', async () => {
    gate = await shut(database.url('pipeline'), BUILDER_LOCK);
    const service = await start();
    const waiting = await service.until(({ waitingFor }) => waitingFor !== null);
    expect(waiting.waitingFor).toContain('by-hand');
    await gate.open();
    expect(await service.until(({ state }) => state === 'fresh')).toMatchObject({ waitingFor: null });
  });

  it('a stop in the middle cancels the build and leaves the job to the next process as if it had not begun', async () => {
    const first = await start();
    await first.until(({ state }) => state === 'fresh');
    gate = await shut(database.url('pipeline'));
    await recordCase();
    await untilGated();
    await stop(first);
    expect(await gate.waiting()).toBe(0);
    expect((await history()).at(-1)).toEqual({ kind: 'changes', status: 'stopped' });
    expect(await jobs()).toEqual([{ attempts: 0, max_attempts: 1, is_due: true }]);
    expect(await served()).toBe(0);
    await gate.open();
    const second = await start();
    await second.until(({ state }) => state === 'fresh');
    expect(await served()).toBe(1);
  });
});
