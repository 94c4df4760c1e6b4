import { testDatabase, type TestDatabase } from '@register/db/testing';
import { Client, Pool } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from './log';
import { look } from './look';
import { freeOrphans } from './orphans';
import { presenceOn, type Presence } from './presence';
import { addRefresh } from './queue';
import { recordEnd, recordStart } from './refresh-log';
import { openWatch, type Watch } from './watch';

const began = Date.parse('2026-11-24T10:00:00Z');

let database: TestDatabase;
let pool: Pool;
let presence: Presence;
let watch: Watch;
let now = new Date(began);

beforeEach(async () => {
  now = new Date(began);
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url('pipeline'), max: 2 });
  presence = presenceOn(database.url('pipeline'), () => undefined);
  watch = openWatch({
    clock: () => now,
    log: openLog('silent'),
    debounce: { quietMs: 2_000, atMostMs: 15_000 },
    look: lookNow,
    freeOrphans: () => freeOrphans(pool),
    addRefresh: () => addRefresh(pool, 'changes', 3),
  });
});
afterEach(async () => {
  await presence.release();
  await pool.end();
  await database.drop();
});

const lookNow = () => look(pool, { projectHash: 'models', now });
const lookAt = async (seconds: number) => {
  now = new Date(began + seconds * 1000);
  await watch.once();
};
const jobs = () =>
  database.sql<{ n: number }>('select count(*)::int as n from graphile_worker.jobs where locked_at is null', [], 'pipeline');

/** As a build does that holds all that was recorded. */
async function buildAll(): Promise<void> {
  await database.sql('create table if not exists marts.mart_refresh (built_at timestamptz)', [], 'pipeline');
  const { newest, madeOf } = await lookNow();
  const attempt = {
    kind: 'changes',
    attempt: 1,
    attemptsAllowed: 3,
    worker: 'a',
    startedAt: now,
    newest,
    madeOf,
    expectedNextAt: now,
  } as const;
  await recordEnd(pool, await recordStart(pool, attempt), { endedAt: now, status: 'done', willRetry: false });
  await pool.query('select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))');
}

const RECORD_CASE = `
insert into registry.cases (case_id, office_code, received_on, suspect_sex, suspect_age_group, content_sha256, registered_at, registered_by)
select gen_random_uuid(), (select min(office_code) from reference.prosecution_offices), '2026-01-01', 'man', 'unknown', sha256('test'), $1, 'test'`;

/** As a registration does, stamped some seconds after the beginning. */
const recordCase = (seconds: number) => database.sql(RECORD_CASE, [new Date(began + seconds * 1000)]);

it('recordings within two seconds of each other become one job, once it has been quiet', async () => {
  await buildAll();
  await lookAt(0);
  await recordCase(1);
  await lookAt(1);
  await recordCase(2);
  await lookAt(2);
  await lookAt(3.9);
  expect(await jobs()).toEqual([{ n: 0 }]);
  await lookAt(4);
  await lookAt(5);
  expect(await jobs()).toEqual([{ n: 1 }]);
});

it('a recording that began before the build but was committed after it is something new, whatever its stamp', async () => {
  const slow = new Client({ connectionString: database.url() });
  await slow.connect();
  await slow.query('begin');
  await slow.query(RECORD_CASE, [new Date(began - 3_600_000)]);
  await recordCase(0);
  await buildAll();
  await lookAt(1);
  await slow.query('commit');
  await slow.end();
  await lookAt(2);
  await lookAt(4);
  expect(await jobs()).toEqual([{ n: 1 }]);
});

it('a register restored from another server, whose numbers this one has not reached, is not built over and over', async () => {
  await recordCase(0);
  await buildAll();
  await database.sql("update registry.cases set recorded_in = '999999999999'");
  await lookAt(1);
  await lookAt(4);
  expect(await jobs()).toEqual([{ n: 0 }]);
});

it('a last build of another server, whose dump was restored here, does not hide what is recorded from then on', async () => {
  await buildAll();
  await database.sql("update pipeline.refresh_starts set snapshot = '999999999998:999999999999:'");
  expect((await lookNow()).hasUnseen).toBe(true);
  await buildAll();
  expect((await lookNow()).hasUnseen).toBe(false);
});

it('a look every second costs no more after years of refreshes', async () => {
  await database.sql(`insert into pipeline.refresh_starts (kind, attempt, attempts_allowed, worker, started_at, newest, made_of, expected_next_at)
    select 'changes', 1, 6, 'a', now(), 'a', 'today models', now() from generate_series(1, 100000)`);
  await database.sql(`insert into pipeline.refresh_ends (refresh_id, ended_at, status, will_retry)
    select refresh_id, now(), 'done', false from pipeline.refresh_starts`);
  await database.sql('analyze pipeline.refresh_starts, pipeline.refresh_ends');
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await lookNow();
    times.push(performance.now() - start);
  }
  expect(Math.min(...times)).toBeLessThan(50);
});

it('another day is something new, for the figures can be asked as of it', async () => {
  await buildAll();
  await lookAt(0);
  await lookAt(24 * 3_600);
  await lookAt(24 * 3_600 + 2);
  expect(await jobs()).toEqual([{ n: 1 }]);
});

it('two services that look at the same time add one job', async () => {
  await Promise.all([addRefresh(pool, 'changes', 3), addRefresh(pool, 'changes', 3)]);
  expect(await jobs()).toEqual([{ n: 1 }]);
});

it('the job of a worker that is gone is freed at the next look, that of a living one never', async () => {
  await buildAll();
  await addRefresh(pool, 'nightly', 3);
  const lockedBy = (worker: string) =>
    pool.query(
      `with j as (update graphile_worker._private_jobs set locked_by = $1, locked_at = now())
      update graphile_worker._private_job_queues set locked_by = $1, locked_at = now()`,
      [worker],
    );
  await presence.hold('alive');
  await lockedBy('alive');
  await lookAt(1);
  expect(await jobs()).toEqual([{ n: 0 }]);
  await lockedBy('gone');
  await lookAt(2);
  expect(await jobs()).toEqual([{ n: 1 }]);
  expect(await database.sql('select locked_by from graphile_worker._private_job_queues')).toEqual([{ locked_by: null }]);
});

it('a worker whose connection breaks is shown as alive again by itself', async () => {
  const alive = () =>
    database.sql<{ pid: number }>("select pid from pg_locks where locktype = 'advisory' and classid = 7310003 and granted");
  await presence.hold('alive');
  const [before] = await alive();
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  const other = presenceOn(database.url('pipeline'), () => resolve());
  await other.hold('other');
  await database.sql('select pg_terminate_backend(pid) from pg_locks where classid = 7310003 and pid <> $1', [before?.pid], 'pipeline');
  await lost;
  await expect.poll(async () => (await alive()).length, { timeout: 20_000 }).toBe(2);
  await other.release();
});
