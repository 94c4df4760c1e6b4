import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { shut, smallProject, type Gate } from './testing/small-project';

const WAIT = { timeout: 30_000, interval: 25 };
const root = resolve(import.meta.dirname, '../../../..');
const outDir = join(root, 'dist/test/pipeline');

let database: TestDatabase;
let project: Awaited<ReturnType<typeof smallProject>>;
let gate: Gate;
const children: ChildProcess[] = [];

beforeAll(async () => {
  await build({ configFile: join(root, 'apps/pipeline/vite.config.ts'), logLevel: 'error', build: { outDir } });
  [database, project] = await Promise.all([testDatabase(), smallProject()]);
});
afterAll(async () => {
  await gate.open();
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of alive) child.kill('SIGKILL');
  await Promise.all(alive.map((child) => once(child, 'exit')));
  await Promise.all([database.drop(), project.remove()]);
});

/** The service as a process of its own, listening. */
async function startProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(outDir, 'service.js')], {
    env: { PATH: process.env['PATH'], DATABASE_URL: database.url('pipeline'), SQL_DIR: project.directory, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(line.toString()).toMatch(/^listening \d+\n$/);
  return child;
}

const history = () => database.sql('select attempt, status from pipeline.refreshes order by refresh_id', [], 'figures');
const untilGated = () => vi.waitFor(async () => expect(await gate.waiting()).toBe(1), WAIT);

it('a process killed in the middle of a build: another takes the job up, builds once, and the figures stand', async () => {
  gate = await shut(database.url('pipeline'));
  const first = await startProcess();
  await untilGated();
  expect(await history()).toEqual([{ attempt: 1, status: 'running' }]);
  const second = await startProcess();

  first.kill('SIGKILL');
  await once(first, 'exit');
  await vi.waitFor(async () => expect(await history()).toHaveLength(2), WAIT);
  await untilGated();
  expect(await history()).toEqual([
    { attempt: 1, status: 'broken-off' },
    { attempt: 2, status: 'running' },
  ]);

  await gate.open();
  await vi.waitFor(async () => expect((await history()).at(-1)).toEqual({ attempt: 2, status: 'done' }), WAIT);
  await vi.waitFor(async () => expect(await database.sql('select 1 from graphile_worker.jobs', [], 'pipeline')).toEqual([]), WAIT);
  expect(await database.sql('select count(*)::int as n from marts.mart_refresh', [], 'pipeline')).toEqual([{ n: 1 }]);

  second.kill('SIGTERM');
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
});

it('a process that is told to stop in the middle of a build ends by itself within its bound, and gives the job back', async () => {
  gate = await shut(database.url('pipeline'));
  await database.sql('delete from pipeline.refresh_ends');
  const third = await startProcess();
  await untilGated();
  third.kill('SIGTERM');
  const [code] = (await once(third, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect((await history()).at(-1)).toEqual({ attempt: 1, status: 'stopped' });
  expect(await database.sql('select attempts, locked_at from graphile_worker.jobs', [], 'pipeline')).toEqual([
    { attempts: 0, locked_at: null },
  ]);
});
