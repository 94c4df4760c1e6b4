import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { invoke, type InvokeOptions } from '../invoke';
import { testProjectFiles, type TestProject } from '../testing/project-files';

let database: TestDatabase;
let project: TestProject;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  project = await testProjectFiles({
    'models/numbers.sql': "{{ config(materialized='table') }}\nselect n from generate_series(1, {{ var('most', 3) }}) as n",
    'models/grown.sql':
      "{{ config(materialized='incremental') }}\nselect n from {{ ref('numbers') }}\n{% if is_incremental() %}where n > (select max(n) from {{ this }}){% endif %}",
    'tests/few_numbers.sql':
      "{{ config(store_failures=true) }}\nselect n from {{ ref('numbers') }} where n > 3 and exists (select from {{ ref('grown') }})",
    'tests/few_grown.sql': "select n from {{ ref('grown') }} where n > 3",
  });
  await database.sql('drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline');
});
afterEach(() => project.remove());

const run = (extra: Partial<InvokeOptions> = {}) =>
  invoke({
    verb: 'build',
    projectDirectory: project.directory,
    connection: database.url('pipeline'),
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...extra,
  });
const numbers = async (relation: string) =>
  (await database.sql<{ n: number }>(`select n from ${relation} order by n`, [], 'pipeline')).map((row) => row.n);
/** Where a message says that the rows are. */
const keptIn = (message = '') => /rows are kept in (\S+)/.exec(message)?.[1] ?? 'nowhere';

it.each([
  ['a build aside', 1, { fullRefresh: true, vars: { most: 5 } }],
  ['a build aside over several connections', 8, { fullRefresh: true, vars: { most: 5 } }],
  ['a build in one transaction', 1, { vars: { most: 5 } }],
])('%s that fails leaves the rows that failed, and what was served', async (_name, threads, extra) => {
  await run();
  const { results } = await run({ ...extra, threads, storeFailures: true });
  const failed = results.filter((result) => result.status === 'fail');
  expect(Object.fromEntries(failed.map((result) => [result.name, result.rows]))).toEqual({ few_grown: 2, few_numbers: 2 });
  for (const { message } of failed) expect(await numbers(keptIn(message))).toEqual([4, 5]);
  expect([await numbers('marts.numbers'), await numbers('marts.grown')]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
});

it('only tests that say so keep rows, unless the command does; those of a later run take their place', async () => {
  const first = await run({ vars: { most: 5 } });
  const messageOf = (name: string, { results }: typeof first) => results.find((result) => result.name === name)?.message;
  expect(keptIn(messageOf('few_grown', first))).toBe('nowhere');
  const kept = keptIn(messageOf('few_numbers', first));
  expect(await numbers(kept)).toEqual([4, 5]);
  await run();
  expect(await numbers(kept)).toEqual([]);
  await database.sql('insert into marts.numbers values (7)', [], 'pipeline');
  expect(keptIn(messageOf('few_numbers', await run({ verb: 'test' })))).toBe(kept);
  expect(await numbers(kept)).toEqual([7]);
});
