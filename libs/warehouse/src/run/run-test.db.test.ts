import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestNode } from '../stages';
import { compiledTest } from '../testing/nodes';
import { openDatabase } from './database';
import { runTest, type TestRun } from './run-test';

let server: TestDatabase;
let database: Knex;
let audit: Knex;

beforeAll(async () => {
  server = await testDatabase();
  database = openDatabase(server.url('pipeline'), { applicationName: 'build', max: 1 });
  audit = openDatabase(server.url('pipeline'), { applicationName: 'audit', max: 1 });
  await database.raw("create table marts.numbers as select n, n * 1.50 as half, 'n' || n as word from generate_series(1, 5) n");
});
afterAll(async () => {
  await Promise.all([database.destroy(), audit.destroy()]);
  await server.drop();
});

const ALL = 'select * from marts.numbers';

const run = (settings: Partial<TestNode> = {}, extra: TestRun = {}, sql = ALL, on = database) => {
  const compiled = compiledTest('t', sql, settings);
  return runTest(on, compiled, compiled.node, extra);
};

describe('a data test', () => {
  it('passes without rows, and fails with any', async () => {
    expect(await run({}, {}, `${ALL} where n > 5`)).toEqual({ status: 'pass', rows: 0 });
    expect(await run()).toMatchObject({ status: 'fail', rows: 5 });
    expect(await run({ severity: 'warn' })).toMatchObject({ status: 'warn', rows: 5 });
  });

  /** As dbt-core 1.11.16 has it. */
  it.each<[string, Partial<TestNode>, string, number]>([
    ['error only beyond a number', { errorIf: '> 5', warnIf: '> 10' }, 'pass', 0],
    ['warn between two numbers', { errorIf: '> 5', warnIf: '> 2' }, 'warn', 5],
    ['fail beyond both', { errorIf: '> 4', warnIf: '> 2' }, 'fail', 5],
    ['never fail with severity warn', { severity: 'warn', errorIf: '> 2', warnIf: '> 10' }, 'pass', 0],
    ['range', { errorIf: 'between 5 and 6' }, 'fail', 5],
    ['limit', { limit: 3 }, 'fail', 3],
    ['limit below the threshold', { limit: 3, errorIf: '> 3', warnIf: '> 3' }, 'pass', 0],
    ['own number of failures', { failCalc: 'sum(n)' }, 'fail', 15],
    ['own number of failures among some', { failCalc: 'coalesce(max(n), 0)', errorIf: '>= 6', warnIf: '>= 5' }, 'warn', 5],
  ])('may %s', async (_name, settings, status, rows) => {
    expect(await run(settings)).toMatchObject({ status, rows });
  });

  it('tells how many rows are wrong, where it stands and how to see them, and no value of a row', async () => {
    const place = { file: { path: 'models/m.yml', text: '' }, line: 7 };
    expect(
      (
        await run(
          { ...place, errorIf: '> 2' },
          {
            servedSql: '\n\nselect 1\n\nfrom served',
            compiledFile: 'target/t.sql',
          },
        )
      ).message,
    ).toBe(
      't: test finds 5 wrong rows, to fail if > 2\n  at models/m.yml:7\n  to see the rows (target/t.sql):\n    select 1\n    from served',
    );
    expect((await run({}, {}, `${ALL} where n = 1`)).message).toBe(
      't: test finds 1 wrong row\n  at tests/t.sql\n  to see the rows:\n    select * from marts.numbers where n = 1',
    );
    expect((await run({ failCalc: 'sum(n)' })).message).toContain('t: test finds 15 failures (sum(n))\n');
  });

  it('says that rows of a failing build do not stay, unless they are stored', async () => {
    const undone = '\n  these rows are undone with the build; --store-failures keeps them\n';
    expect((await run({}, { store: { connection: audit, served: false } })).message).toContain(undone);
    expect((await run({ severity: 'warn' }, { store: { connection: audit, served: false } })).message).not.toContain('undone');
    expect((await run({}, { store: { connection: audit, served: true } })).message).not.toContain('undone');
    expect((await run({}, { store: { connection: audit, served: false }, storeFailures: true })).message).not.toContain('undone');
  });

  it('errs when its SQL is wrong, or its number is none', async () => {
    await expect(run({}, {}, 'select n,\n  colour\nfrom marts.numbers')).rejects.toThrow(
      't: column "colour" does not exist (SQLSTATE 42703)\n  at tests/t.sql:2:3\n  |   colour\n  |   ^',
    );
    await expect(run({ limit: 5 }, {}, 'select colour from marts.numbers')).rejects.toThrow('at tests/t.sql:1:8');
    await expect(run({ failCalc: 'sum(n)' }, {}, `${ALL} where false`)).rejects.toThrow(
      "t: fail_calc 'sum(n)' must give a number, and gives null\n  at tests/t.sql",
    );
  });
});

describe('failing rows are stored', () => {
  const stored = () => server.sql('select * from marts_dbt_test__audit.t order by 1', [], 'pipeline');
  const kind = () =>
    server
      .sql(`select relkind from pg_class where oid = 'marts_dbt_test__audit.t'::regclass`, [], 'pipeline')
      .then((rows) => rows[0]?.['relkind']);
  const keep = (served = false): TestRun => ({ store: { connection: audit, served } });
  beforeEach(() => audit.raw('drop schema if exists marts_dbt_test__audit cascade'));

  const ways: [string, (sql: string) => ReturnType<typeof run>][] = [
    ['', (sql) => run({ storeFailures: true }, keep(), sql)],
    [' from a transaction', (sql) => database.transaction((transaction) => run({ storeFailures: true }, keep(), sql, transaction))],
  ];

  it.each(ways)('with the types they have%s, anew each run, and none when the test passes', async (_name, store) => {
    const found = await store(`${ALL} where n < 3`);
    expect(found.message).toContain('\n  rows are kept in "marts_dbt_test__audit"."t"\n');
    expect(await stored()).toEqual([
      { n: 1, half: 1.5, word: 'n1' },
      { n: 2, half: 3, word: 'n2' },
    ]);
    expect(await store('select true as b, array[1, null] as l, null::date as d where false')).toEqual({
      status: 'pass',
      rows: 0,
    });
    expect(await stored()).toEqual([]);
    expect(
      await server.sql(
        `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'marts_dbt_test__audit.t'::regclass and attnum > 0`,
        [],
        'pipeline',
      ),
    ).toEqual([
      { name: 'b', type: 'boolean' },
      { name: 'l', type: 'integer[]' },
      { name: 'd', type: 'date' },
    ]);
  });

  it('all of them, within the limit, also out of a transaction', async () => {
    await database.transaction((transaction) => run({ storeFailures: true }, keep(), 'select generate_series(1, 12345) as n', transaction));
    expect(await server.sql('select count(*) as n, sum(n) as sum from marts_dbt_test__audit.t', [], 'pipeline')).toEqual([
      { n: 12_345, sum: (12_345 * 12_346) / 2 },
    ]);
    expect(await run({ storeFailures: true, limit: 7 }, keep(), 'select generate_series(1, 12345) as n')).toMatchObject({ rows: 7 });
    expect(await stored()).toHaveLength(7);
  });

  it('also those of a build that is rolled back', async () => {
    await expect(
      database.transaction(async (transaction) => {
        await transaction.raw('create table marts.fresh as select 42 as n');
        expect(await run({ storeFailures: true }, keep(), 'select * from marts.fresh', transaction)).toMatchObject({ rows: 1 });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await stored()).toEqual([{ n: 42 }]);
  });

  it('as a view where what is served is tested, as a table in a build', async () => {
    const settings = { settings: { store_failures_as: 'view' } };
    await run(settings, keep(true));
    expect(await kind()).toBe('v');
    await run(settings, keep(false));
    expect(await kind()).toBe('r');
    expect(await run({ ...settings, severity: 'warn' }, keep(true))).toMatchObject({ status: 'warn', rows: 5 });
    expect(await kind()).toBe('v');
  });

  it('when the command says so, unless the test says otherwise', async () => {
    await run({}, { ...keep(), storeFailures: true });
    expect(await stored()).toHaveLength(5);
    await audit.raw('drop table marts_dbt_test__audit.t');
    for (const settings of [{ store_failures: false }, { store_failures_as: 'ephemeral', store_failures: true }]) {
      expect(await run({ settings, storeFailures: true }, { ...keep(), storeFailures: true })).toMatchObject({ status: 'fail' });
    }
    await run({}, keep());
    await expect(stored()).rejects.toThrow('does not exist');
  });

  it('or the test errs, when something stands in the way', async () => {
    await run({ storeFailures: true }, keep());
    await audit.raw('create view marts_dbt_test__audit.hangs_on as select * from marts_dbt_test__audit.t');
    await expect(run({ storeFailures: true }, keep())).rejects.toThrow(
      /^t: failing rows cannot be stored in "marts_dbt_test__audit"."t": cannot drop table .* because other objects depend on it; view .* depends on table .*\n {2}at tests\/t.sql/,
    );
    await expect(run({ storeFailures: true, alias: 'u' }, keep(), 'select 1 as a, 2 as a')).rejects.toThrow(
      'column "a" specified more than once',
    );
  });
});
