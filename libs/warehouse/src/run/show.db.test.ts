import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testProjectFiles, type TestProject } from '../testing/project-files';
import { show, type ShowOptions } from './show';

let server: TestDatabase;
let project: TestProject;

beforeAll(async () => {
  server = await testDatabase();
  await server.sql('create table marts.numbers as select n::int, null::text as word from generate_series(1, 20) n', [], 'pipeline');
  await server.sql('create table marts.grown as select 18 as n', [], 'pipeline');
  await server.sql('create table marts.codes as select 7 as code', [], 'pipeline');
  await server.sql('create sequence marts.counter', [], 'pipeline');
  project = await testProjectFiles({
    'models/numbers.sql': 'select 1 as n',
    'models/even.sql': "{{ config(materialized='ephemeral') }}\nselect n, word from {{ ref('numbers') }} where n % 2 = 0",
    'models/grown.sql':
      "{{ config(materialized='incremental') }}\nselect n from {{ ref('numbers') }}\n{% if is_incremental() %}where n > (select max(n) from {{ this }}){% endif %}",
    'models/broken.sql': "select n,\n    colour\nfrom {{ ref('numbers') }}",
    'models/asking.sql':
      "{% set found = run_query('select max(n) from ' ~ ref('numbers')) %}\nselect {{ found.columns[0].values()[0] if execute else 0 }} as most",
    'seeds/codes.csv': 'code\n7\n',
    'tests/no_large.sql': "select n from {{ ref('even') }} where n > 17",
  });
});
afterAll(async () => {
  await project.remove();
  await server.drop();
});

const ask = (options: Partial<ShowOptions>) =>
  show({
    projectDirectory: project.directory,
    now: () => new Date('2026-01-02T03:04:05Z'),
    connection: server.url('pipeline'),
    ...options,
  });
const rows = async (options: Partial<ShowOptions>) => (await ask(options)).map((table) => [table.name, ...table.rows.flat()]);

it('the first rows of a node are shown, with the names and types of its columns', async () => {
  expect(await ask({ select: ['even'] })).toMatchObject([
    {
      id: 'model.example.even',
      name: 'even',
      columns: [
        { name: 'n', type: 'integer' },
        { name: 'word', type: 'text' },
      ],
      rows: [
        ['2', null],
        ['4', null],
        ['6', null],
        ['8', null],
        ['10', null],
      ],
    },
  ]);
});

it('as many as asked, of several nodes, a test, a seed, and an incremental model as it would grow', async () => {
  expect(await rows({ select: ['even'], limit: 1 })).toEqual([['even', '2', null]]);
  expect((await ask({ select: ['even'], limit: -1 }))[0]?.rows).toHaveLength(10);
  expect(await rows({ select: ['no_large', 'codes'] })).toEqual([
    ['codes', '7'],
    ['no_large', '18', '20'],
  ]);
  expect(await rows({ select: ['asking'] })).toEqual([['asking', '20']]);
  expect(await rows({ select: ['grown'] })).toEqual([['grown', '19', '20']]);
  expect(await rows({ select: ['grown'], fullRefresh: true, limit: 2 })).toEqual([['grown', '1', '2']]);
});

it('SQL that is given may use what the project has, and nothing is written', async () => {
  expect(await rows({ inline: "select sum(n) as s from {{ ref('even') }} where n <= {{ var('most') }}", vars: { most: 4 } })).toEqual([
    ['inline_query', '6'],
  ]);
  await expect(ask({ inline: "select n,\n  colour from {{ ref('even') }}" })).rejects.toThrow(
    'inline_query: column "colour" does not exist (SQLSTATE 42703)\n  at inline_query.sql:2:3\n  |   colour from',
  );
  await expect(ask({ inline: "select nextval('marts.counter')" })).rejects.toThrow('in a read-only transaction');
  await expect(ask({ inline: "select * from {{ ref('evn') }}" })).rejects.toThrow("did you mean 'even'");
});

it('what cannot be shown is told', async () => {
  await expect(ask({ select: ['broken'] })).rejects.toThrow(
    'broken: column "colour" does not exist (SQLSTATE 42703)\n  at models/broken.sql:2:5',
  );
  await expect(ask({ select: ['nothing'] })).rejects.toThrow('the selection has no model, seed, snapshot or test to show');
  await expect(ask({ select: ['even'], connection: 'postgres://pipeline:x@127.0.0.1:1/none' })).rejects.toThrow(
    /the database cannot be used: .*ECONNREFUSED/,
  );
});
