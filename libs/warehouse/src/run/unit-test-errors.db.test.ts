import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitTestBench, type UnitTestBench } from '../testing/unit-test-bench';

let bench: UnitTestBench;

beforeAll(async () => {
  bench = await unitTestBench();
});
afterAll(() => bench.close());

const run: UnitTestBench['run'] = (...given) => bench.run(...given);
const PASS = { status: 'pass', rows: 0 };

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
    await bench.database.transaction(async (transaction) => {
      await expect(run('broken', `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [] }`, transaction)).rejects.toThrow(
        't (unit test of broken): column "colour" does not exist (SQLSTATE 42703)\n  at models/broken.sql:3:5\n  |     colour\n  |     ^',
      );
      expect(await run('total', `given: [{ input: ref('orders'), rows: [] }]\nexpect: { rows: [] }`, transaction)).toEqual(PASS);
    });
  });
});
