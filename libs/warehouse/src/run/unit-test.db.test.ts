import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitTestBench, type UnitTestBench } from '../testing/unit-test-bench';

let bench: UnitTestBench;

beforeAll(async () => {
  bench = await unitTestBench();
});
afterAll(() => bench.close());

const run: UnitTestBench['run'] = (...given) => bench.run(...given);
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

  it('for an incremental model that was never built', async () => {
    expect(
      await run(
        'first_time',
        `overrides: { macros: { is_incremental: true } }\ngiven: [{ input: ref('orders'), rows: [{ id: 1 }, { id: 2 }] }, { input: this, rows: [{ id: 1 }] }]\nexpect: { rows: [{ id: 2 }] }`,
      ),
    ).toEqual(PASS);
  });

  it('with question marks after backslashes in the SQL', async () => {
    expect(
      await run(
        'matched',
        `given: [{ input: ref('orders'), rows: [{ customer: "a?" }, { customer: b }] }]\nexpect: { rows: [{ asks: true, slashes: '\\\\?' }, { asks: false, slashes: '\\\\?' }] }`,
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

  it('with constants of its own for what templates name, macros of dbt among them', async () => {
    expect(
      await run(
        'named',
        `overrides: { macros: { invocation_id: 123, current_timestamp: "'now'" } }\ngiven: []\nexpect: { rows: [{ id: 123, one: now, two: now }] }`,
      ),
    ).toEqual(PASS);
    expect(
      await run(
        'named',
        `overrides: { macros: { dbt.current_timestamp: 5, invocation_id: x } }\ngiven: []\nexpect: { rows: [{ id: x, one: 5, two: 5 }] }`,
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
