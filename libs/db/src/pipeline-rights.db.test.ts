import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './testing';
import { installWorkerSchema } from './worker-schema';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const START = `insert into pipeline.refresh_starts (kind, attempt, attempts_allowed, worker, started_at, newest, made_of, expected_next_at)
  values ('changes', 1, 6, 'nobody', now(), 'a', 'a', now())`;
const END = `insert into pipeline.refresh_ends (refresh_id, ended_at, status, will_retry) values (1, now(), 'done', false)`;

describe('jobs', () => {
  it('can be added, seen and finished by role pipeline', async () => {
    await database.sql(`select graphile_worker.add_job('anything', '{}')`, [], 'pipeline');
    const jobs = await database.sql('select task_identifier from graphile_worker.jobs', [], 'pipeline');
    expect(jobs).toEqual([{ task_identifier: 'anything' }]);
    const gone = await database.sql(
      'select id from graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))',
      [],
      'pipeline',
    );
    expect(gone).toHaveLength(1);
  });

  it.each(['intake', 'figures', 'portal'] as const)('are out of reach for role %s', async (role) => {
    await expect(database.sql('select 1 from graphile_worker.jobs', [], role)).rejects.toThrow('permission denied');
    await expect(database.sql(`select graphile_worker.add_job('anything')`, [], role)).rejects.toThrow('permission denied');
  });

  it('live in tables that role pipeline cannot change, and that a second migration leaves as they are', async () => {
    await expect(database.sql('create table graphile_worker.mine (a int)', [], 'pipeline')).rejects.toThrow('permission denied');
    await expect(database.sql('drop table graphile_worker._private_jobs cascade', [], 'pipeline')).rejects.toThrow('must be owner');
    await Promise.all([installWorkerSchema(database.url()), installWorkerSchema(database.url())]);
    await expect(database.sql('select 1 from graphile_worker.jobs', [], 'pipeline')).resolves.toEqual([]);
  });
});

describe('refreshes', () => {
  it('are written by role pipeline, and never changed or deleted', async () => {
    await database.sql(START, [], 'pipeline');
    await database.sql(END, [], 'pipeline');
    for (const [table, column] of [
      ['refresh_starts', 'newest'],
      ['refresh_ends', 'message'],
    ]) {
      await expect(database.sql(`update pipeline.${table} set ${column} = ''`, [], 'pipeline'), table).rejects.toThrow('permission denied');
      await expect(database.sql(`delete from pipeline.${table}`, [], 'pipeline'), table).rejects.toThrow('permission denied');
    }
  });

  it('are seen by role figures as they went, and not by intake and portal', async () => {
    expect(await database.sql('select kind, status from pipeline.refreshes', [], 'figures')).toEqual([{ kind: 'changes', status: 'done' }]);
    await expect(database.sql('select 1 from pipeline.refresh_starts', [], 'figures')).rejects.toThrow('permission denied');
    for (const role of ['intake', 'portal'] as const) {
      await expect(database.sql('select 1 from pipeline.refreshes', [], role), role).rejects.toThrow('permission denied');
    }
  });

  it('that nobody ended are broken off, and run while the lock of their process is held', async () => {
    await database.sql(START, [], 'pipeline');
    const newest = 'select status from pipeline.refreshes order by refresh_id desc limit 1';
    expect(await database.sql(newest, [], 'figures')).toEqual([{ status: 'broken-off' }]);
    const held = `with held as materialized (select pg_advisory_lock(7310003, hashtext('nobody')))
      select (select count(*) from held) as held, (${newest}) as status`;
    expect(await database.sql(held, [], 'pipeline')).toEqual([{ held: 1, status: 'running' }]);
  });
});
