import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompileOptions } from '../compile/compile-node';
import { loadGraph, parseOptionsOf } from '../prepare-project';
import { testProjectFiles } from '../testing/project-files';
import { openDatabase } from './database';
import { servedRelation } from './names';
import { runUnitTest } from './unit-test';

const FILES = {
  'models/sources.yml': 'sources:\n  - name: raw\n    schema: marts\n    tables: [{ name: payments }, { name: nowhere }]\n',
  'models/orders.sql': 'select 1 as id',
  'models/total.sql':
    "select customer, sum(amount) as total, count(*) as n, max(placed) as last\nfrom {{ ref('orders') }}\n{% if var('only_paid', false) %}where paid{% endif %}\ngroup by 1",
  'models/through.sql': "{{ config(materialized='ephemeral') }}\nselect customer, amount * 2 as double, placed from {{ ref('orders') }}",
  'models/over_through.sql': "select customer, double from {{ ref('through') }}",
  'models/fresh.sql': "select customer, placed, array[amount] as amounts from {{ ref('orders') }}",
  'models/over_fresh.sql': "select f.*, c.code from {{ ref('fresh') }} f left join {{ ref('codes') }} c on c.customer = f.customer",
  'models/all_types.sql': "select * from {{ ref('typed') }}",
  'models/typed.sql': 'select 1 as id',
  'models/paid.sql': "select id, at from {{ source('raw', 'payments') }}",
  'models/lost.sql': "select * from {{ source('raw', 'nowhere') }}",
  'models/grown.sql':
    "{{ config(materialized='incremental', unique_key='id') }}\nselect id, amount from {{ ref('orders') }}\n{% if is_incremental() %}where id > (select max(id) from {{ this }}){% endif %}",
  'models/stamped.sql': "select '{{ stamp() }}' as stamp, '{{ env_var('REGION', 'none') }}' as region, customer from {{ ref('orders') }}",
  'models/asking.sql':
    "{% set found = run_query('select distinct customer from ' ~ ref('orders') ~ ' order by 1') %}\nselect '{{ found.columns[0].values() | join(\"-\") if execute }}' as names from {{ ref('orders') }}",
  'models/broken.sql': "select\n    customer,\n    colour\nfrom {{ ref('orders') }}",
  'macros/stamp.sql': '{% macro stamp() %}real{% endmacro %}',
  'seeds/codes.csv': 'customer,code\nann,7\n',
  'tests/fixtures/many.csv': 'customer,amount\nann,1\nann,2.50\nbob,\n',
  'tests/fixtures/many.sql': "select 'ann' as customer, 3.5 as total",
};

let server: TestDatabase;
let database: Knex;

beforeAll(async () => {
  server = await testDatabase();
  database = openDatabase(server.url('pipeline'), { applicationName: 'unit', max: 1 });
  await database.raw(
    `create table marts.orders (id int, customer text, amount numeric(10, 2), placed date, paid boolean, short varchar(3))`,
  );
  await database.raw(`create type marts.mood as enum ('happy', 'sad')`);
  await database.raw(`create table marts.typed (id int, big bigint, at timestamptz, span interval, doc json, docb jsonb, words text[], key uuid,
    mood marts.mood, ratio float8, days daterange, place point, code char(3), "Mixed Case" text)`);
  await database.raw('create table marts.payments (id int, at timestamp)');
  await database.raw('create table marts.grown (id int, amount numeric(10, 2))');
});
afterAll(async () => {
  await database.destroy();
  await server.drop();
});

/** Runs the unit test `t` of a model, given what stands under its name in YAML. */
async function run(model: string, yaml: string, on: Knex = database) {
  const body = yaml.replace(/^\n+/, '').replaceAll(/^/gm, '    ');
  const project = await testProjectFiles({ ...FILES, 'models/unit.yml': `unit_tests:\n  - name: t\n    model: ${model}\n${body}\n` });
  try {
    const options = { projectDirectory: project.directory, now: () => new Date('2026-01-02T03:04:05Z') };
    const graph = await loadGraph(options);
    const unit = graph.parsed.nodes.find((node) => node.kind === 'unit_test');
    if (unit?.kind !== 'unit_test') throw new Error('no unit test');
    const compile: CompileOptions = {
      project: parseOptionsOf(options),
      relation: servedRelation,
      self: servedRelation,
      isIncremental: () => true,
    };
    return await runUnitTest(on, graph, unit, compile);
  } finally {
    await project.remove();
  }
}

const PASS = { status: 'pass', rows: 0 };

describe('a unit test passes', () => {
  it('when the rows are those expected: in any order, of the columns named, what is left out being null', async () => {
    expect(
      await run(
        'total',
        `
given:
  - input: ref('orders')
    rows:
      - { id: 1, customer: ann, amount: 1.5, placed: 2020-01-05 }
      - { customer: ann, amount: 2 }
      - { CUSTOMER: bob, amount: 3 }
expect:
  rows:
    - { customer: bob, total: 3, n: 1 }
    - { customer: ann, total: 3.50, n: 2, last: 2020-01-05 }`,
      ),
    ).toEqual(PASS);
  });

  it('with csv, also from a file; an empty field is null', async () => {
    expect(
      await run(
        'total',
        `
overrides: { vars: { only_paid: true } }
given:
  - input: ref('orders')
    format: csv
    rows: |
      customer,amount,paid
      ann,1.5,true
      ann,,false
      bob,7,
expect:
  format: csv
  rows: |
    customer,total

    ann,1.50`,
      ),
    ).toEqual(PASS);
    expect(
      await run(
        'total',
        `given: [{ input: ref('orders'), format: csv, fixture: many }]\nexpect: { rows: [{ customer: ann, total: 3.5 }, { customer: bob, total: null }] }`,
      ),
    ).toEqual(PASS);
  });

  it('with sql, on either side', async () => {
    const given = `given: [{ input: ref('orders'), format: sql, rows: "select 'ann' as customer, 3.5 as amount, null::date as placed" }]`;
    expect(await run('total', `${given}\nexpect: { format: sql, fixture: many }`)).toEqual(PASS);
    expect(await run('total', `${given}\nexpect: { format: sql, rows: "select 'bob' as customer" }`)).toMatchObject({ status: 'fail' });
  });

  it('without any rows on either side', async () => {
    expect(await run('total', `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [] }`)).toEqual(PASS);
    expect(await run('total', `given: [{ input: ref('orders'), rows: [{ id: 1 }] }]\nexpect: { rows: [] }`)).toMatchObject({
      status: 'fail',
    });
  });

  it('with values of every type, and lists for arrays and json', async () => {
    const row = `{ id: 1, big: 12345678901, at: "2020-01-01 10:00+01", span: 1 day, doc: '{"b": 1, "a": [1]}', docb: { a: [1, x] }, words: [a b, 'c"d', null],
      key: 7d444840-9dc0-11d1-b245-5ffdce74fad2, mood: sad, ratio: 0.1, days: "[2020-01-01,2020-02-01)", place: "(1,2)", code: ab, mixed case: x }`;
    expect(await run('all_types', `given: [{ input: ref('typed'), rows: [${row}] }]\nexpect: { rows: [${row}] }`)).toEqual(PASS);
    const other = row.replace('[a b', '[b a');
    expect(await run('all_types', `given: [{ input: ref('typed'), rows: [${row}] }]\nexpect: { rows: [${other}] }`)).toMatchObject({
      status: 'fail',
    });
  });

  it('with rows of a source', async () => {
    expect(
      await run(
        'paid',
        `given: [{ input: "source('raw', 'payments')", rows: [{ id: 1, at: 2020-01-01 10:00 }] }]\nexpect: { rows: [{ id: 1, at: 2020-01-01T10:00 }] }`,
      ),
    ).toEqual(PASS);
  });

  it('with rows of a seed that was never loaded, those of its file when none are given', async () => {
    const given = `given: [{ input: ref('fresh'), rows: [{ customer: ann, amounts: [1.5], placed: 2020-01-01 }] }, { input: ref('codes') }]`;
    expect(await run('over_fresh', `${given}\nexpect: { rows: [{ customer: ann, code: 7, amounts: [1.5] }] }`)).toEqual(PASS);
  });

  it('with rows of an ephemeral model, whose types its SQL tells', async () => {
    expect(
      await run(
        'over_through',
        `given: [{ input: ref('through'), rows: [{ customer: ann, double: 3 }] }]\nexpect: { rows: [{ customer: ann, double: 3 }] }`,
      ),
    ).toEqual(PASS);
  });

  it('for both ways of an incremental model', async () => {
    const orders = `{ input: ref('orders'), rows: [{ id: 1 }, { id: 2, amount: 5 }] }`;
    expect(
      await run(
        'grown',
        `overrides: { macros: { is_incremental: true } }\ngiven: [${orders}, { input: this, rows: [{ id: 1, amount: 3 }] }]\nexpect: { rows: [{ id: 2, amount: 5 }] }`,
      ),
    ).toEqual(PASS);
    expect(
      await run(
        'grown',
        `overrides: { macros: { is_incremental: false } }\ngiven: [${orders}]\nexpect: { rows: [{ id: 1, amount: null }, { id: 2, amount: 5 }] }`,
      ),
    ).toEqual(PASS);
  });

  it('also when the template asks the database: of the rows given', async () => {
    expect(
      await run(
        'asking',
        `given: [{ input: ref('orders'), rows: [{ customer: bob }, { customer: ann }] }]\nexpect: { rows: [{ names: ann-bob }, { names: ann-bob }] }`,
      ),
    ).toEqual(PASS);
  });

  it('with macros and environment of its own', async () => {
    expect(
      await run(
        'stamped',
        `overrides: { macros: { stamp: made up }, env_vars: { REGION: north } }\ngiven: [{ input: ref('orders'), rows: [{ customer: a }] }]\nexpect: { rows: [{ stamp: made up, region: north, customer: a }] }`,
      ),
    ).toEqual(PASS);
  });
});

describe('a unit test fails', () => {
  it('and shows the rows that differ in columns', async () => {
    expect(
      await run(
        'total',
        `given: [{ input: ref('orders'), rows: [{ customer: ann, amount: 1.5 }, { customer: cor, amount: 1 }] }]\nexpect: { rows: [{ customer: ann, total: 2 }, { customer: bob, total: 3 }, { customer: cor, total: 1 }] }`,
      ),
    ).toEqual({
      status: 'fail',
      rows: 1,
      message: [
        "t: rows of 'total' differ from those expected (- expected, + given by the model)",
        '  at models/unit.yml:2',
        '      customer | total',
        '    - ann      | 2',
        '    + ann      | 1.50',
        '    - bob      | 3',
      ].join('\n'),
    });
  });

  it('when a row comes too often or not often enough', async () => {
    const given = (rows: number) =>
      `given: [{ input: ref('through'), format: sql, rows: "select 'ann' as customer, 1 as double from generate_series(1, ${rows})" }]`;
    const expected = (rows: number) =>
      `expect: { rows: [${Array.from({ length: rows }, () => '{ customer: ann, double: 1 }').join(', ')}] }`;
    expect(await run('over_through', `${given(2)}\n${expected(2)}`)).toEqual(PASS);
    expect((await run('over_through', `${given(2)}\n${expected(1)}`)).message).toContain('    + ann      | 1');
    expect((await run('over_through', `${given(1)}\n${expected(2)}`)).message).toContain('    - ann      | 1');
  });
});

describe('a unit test errs, and tells where', () => {
  it.each([
    [
      'a column its input lacks',
      `given: [{ input: ref('orders'), rows: [{ custmer: ann }] }]\nexpect: { rows: [] }`,
      "t: given ref('orders'): there is no column 'custmer'; did you mean 'customer'?\n  at models/unit.yml:2",
    ],
    [
      'a column the model lacks',
      `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [{ xyzzy: 1 }] }`,
      "t: expect: there is no column 'xyzzy'; there are customer, total, n, last\n",
    ],
    [
      'a column given twice',
      `given: [{ input: ref('orders'), rows: [{ id: 1, ID: 1 }] }]\nexpect: { rows: [] }`,
      "t: given ref('orders'): column 'id' is given twice",
    ],
    [
      'a value of the wrong type',
      `given: [{ input: ref('orders'), rows: [{ id: 1 }, { id: 2, amount: x }] }]\nexpect: { rows: [] }`,
      "t: given ref('orders'): row 2, column 'amount': 'x' is not of type numeric(10,2)\n  at models/unit.yml:2",
    ],
    [
      'an expected value of the wrong type',
      `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [{ n: 1.4 }] }`,
      "t: expect: row 1, column 'n': '1.4' is not of type bigint",
    ],
    [
      'an expression',
      `given: [{ input: ref('orders'), rows: [{ placed: current_date }] }]\nexpect: { rows: [] }`,
      "t: given ref('orders'): row 1, column 'placed': 'current_date' is not of type date",
    ],
    [
      'wrong sql given',
      `given: [{ input: ref('orders'), format: sql, rows: select nothing }]\nexpect: { rows: [] }`,
      `t: given ref('orders'): column "nothing" does not exist`,
    ],
    [
      'wrong sql expected',
      `given: [{ input: ref('orders'), rows: [] }]\nexpect: { format: sql, rows: select nothing }`,
      `t: expect: column "nothing" does not exist`,
    ],
    [
      'an input without rows',
      `given: []\nexpect: { rows: [] }`,
      "t: 'total' reads ref('orders'), of which no rows are given; add it to given",
    ],
    [
      'rows given twice',
      `given: [{ input: ref('orders'), rows: [] }, { input: ref("orders"), rows: [] }]\nexpect: { rows: [] }`,
      `t: given ref("orders"): rows are given twice`,
    ],
    [
      'a ragged csv',
      `given: [{ input: ref('orders'), format: csv, rows: "id,customer\\n1,2,3\\n" }]\nexpect: { rows: [] }`,
      "row 1 has 3 fields, the header has 2\n  at models/unit.yml (t, given ref('orders')):2",
    ],
  ])('%s', async (_name, yaml, message) => {
    await expect(run('total', yaml)).rejects.toThrow(message);
  });

  it('a source that is not there', async () => {
    await expect(run('lost', `given: [{ input: "source('raw', 'nowhere')", rows: [{ id: 1 }] }]\nexpect: { rows: [] }`)).rejects.toThrow(
      "t: given source('raw', 'nowhere'): is not in the database, so the types of its columns are not known; give rows as sql",
    );
  });

  it('wrong SQL of the model, at its line; the transaction around stays usable', async () => {
    await database.transaction(async (transaction) => {
      await expect(run('broken', `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [] }`, transaction)).rejects.toThrow(
        't (unit test of broken): column "colour" does not exist (SQLSTATE 42703)\n  at models/broken.sql:3:5\n  |     colour\n  |     ^',
      );
      expect(await run('total', `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [] }`, transaction)).toEqual(PASS);
    });
  });
});
