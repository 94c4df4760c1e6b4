import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect } from '@register/db';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillWithDemonstration } from './demo';
import { figuresRefresh, type FiguresRefresh } from './figures-refresh';

const clock = () => new Date('2026-11-24T10:00:00Z');

let database: TestDatabase;
let directory: string;
let refresh: FiguresRefresh;

beforeAll(async () => {
  database = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), 'register-figures-'));
  const db = connect(database.url(), { applicationName: 'figures-refresh-test', max: 2 });
  await fillWithDemonstration({ db, clock, nReports: 20 });
  await db.destroy();
  refresh = figuresRefresh({
    url: database.url('pipeline'),
    projectDirectory: resolve(import.meta.dirname, '../../../sql'),
    markFile: join(directory, 'figures-mark'),
    clock,
    log: () => undefined,
  });
});

afterAll(async () => {
  await refresh.stop();
  await database.drop();
  await rm(directory, { recursive: true });
});

it('builds once, and again after a recording that was stamped before the newest one but committed after the build', async () => {
  expect(await refresh.bringUpToDate()).toMatch(/models and tests/);
  expect(await refresh.bringUpToDate()).toBe('up to date');
  await database.sql(
    `insert into registry.report_revisions
     select (jsonb_populate_record(newest, jsonb_build_object(
       'revision', newest.revision + 1, 'action', 'corrected', 'reason', 'later doorgevoerd', 'recorded_at', newest.recorded_at - interval '10 seconds'
     ))).*
     from registry.report_revisions newest order by newest.recorded_at desc limit 1`,
  );
  expect(await refresh.bringUpToDate()).toMatch(/models and tests/);
});
