import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMarts, type Marts } from './index';
import { readRefreshHistory, readRefreshTrouble } from './refreshes';

const builtAt = new Date('2026-11-24T10:00:00Z');
const night = '2026-11-25T01:30:00Z';

let database: TestDatabase;
let marts: Marts;

beforeAll(async () => {
  database = await testDatabase();
  marts = openMarts(database.url('figures'));
});
afterAll(async () => {
  await marts.close();
  await database.drop();
});
beforeEach(() => database.sql('truncate pipeline.refresh_starts, pipeline.refresh_ends restart identity'));

/** Writes a refresh as the pipeline service does. */
async function refresh(startedAt: string, status: 'done' | 'failed' | 'stopped' | null, endedAt = startedAt): Promise<void> {
  const [row] = await database.sql<{ id: number }>(
    `insert into pipeline.refresh_starts (kind, attempt, attempts_allowed, worker, started_at, newest, made_of, expected_next_at)
     values ('changes', 1, 6, 'a', $1, '', '', $2) returning refresh_id as id`,
    [startedAt, night],
    'pipeline',
  );
  if (status === null) return;
  const message = status === 'failed' ? 'a: the database refused it' : null;
  await database.sql(
    `insert into pipeline.refresh_ends (refresh_id, ended_at, status, will_retry, message) values ($1, $2, $3, false, $4)`,
    [row?.id, endedAt, status, message],
    'pipeline',
  );
}

const troubleAt = (moment: string) => readRefreshTrouble(marts, builtAt, new Date(moment));

describe('figures of ten in the morning', () => {
  it.each([
    ['until the night and an hour', '2026-11-25T02:30:00Z', null],
    ['late after that', '2026-11-25T02:30:01Z', 'late'],
  ])('of the service are as expected %s', async (_, moment, trouble) => {
    await refresh('2026-11-24T10:00:00Z', 'done');
    expect(await troubleAt(moment)).toBe(trouble);
  });

  it.each([
    ['26 hours', '2026-11-25T12:00:00Z', null],
    ['and are late after that', '2026-11-25T12:00:01Z', 'late'],
  ])('built by hand are as expected for %s', async (_, moment, trouble) => {
    expect(await troubleAt(moment)).toBe(trouble);
  });

  it('are in trouble once a later refresh failed, also while the next attempt runs or was stopped', async () => {
    await refresh('2026-11-24T10:00:00Z', 'done');
    await refresh('2026-11-24T11:00:00Z', 'failed');
    expect(await troubleAt('2026-11-24T11:01:00Z')).toBe('failed');
    await refresh('2026-11-24T11:02:00Z', 'stopped');
    await refresh('2026-11-24T11:03:00Z', null);
    expect(await troubleAt('2026-11-24T11:04:00Z')).toBe('failed');
  });

  it('are in order again after a refresh that ended well', async () => {
    await refresh('2026-11-24T09:00:00Z', 'failed');
    await refresh('2026-11-24T10:00:00Z', 'done');
    expect(await troubleAt('2026-11-24T11:00:00Z')).toBeNull();
  });

  it('built by hand after a failure are in order', async () => {
    await refresh('2026-11-24T09:00:00Z', 'failed', '2026-11-24T09:00:05Z');
    expect(await troubleAt('2026-11-24T11:00:00Z')).toBeNull();
  });
});

it('the history gives the newest first, with what went wrong, and whether a service runs', async () => {
  expect(await readRefreshHistory(marts, 2)).toEqual({ isServiceRunning: false, nextNightlyAt: null, runs: [] });
  await refresh('2026-11-24T09:00:00Z', 'done');
  await refresh('2026-11-24T10:00:00Z', 'failed');
  await refresh('2026-11-24T11:00:00Z', null);
  const history = await readRefreshHistory(marts, 2);
  expect(history).toMatchObject({ isServiceRunning: false, nextNightlyAt: new Date(night) });
  expect(history.runs.map(({ status, message }) => [status, message])).toEqual([
    ['broken-off', null],
    ['failed', 'a: the database refused it'],
  ]);
});
