import { testDatabase, type TestDatabase } from '@register/db/testing';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncrementalConfig } from '../stages';
import { handModel } from '../testing/hand-graph';
import { compiledNode, siteNow } from '../testing/run-site';
import { buildAside } from './build-aside';
import { execute, openDatabase } from './database';
import { refreshIncremental } from './incremental';
import { swapAll } from './swap';

interface Row {
  readonly k: number | null;
  readonly part: string;
  readonly v: number | null;
}

let database: TestDatabase;
let pool: Knex;

beforeAll(async () => {
  database = await testDatabase();
  pool = openDatabase(database.url('pipeline'), { applicationName: 'incremental', max: 1 });
});
afterAll(async () => {
  await pool.destroy();
  await database.drop();
});
beforeEach(() => database.sql('drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline'));

const BASE: IncrementalConfig = {
  strategy: 'append',
  uniqueKey: [],
  onSchemaChange: 'ignore',
  mergeUpdateColumns: [],
  mergeExcludeColumns: [],
  predicates: [],
};

/** A model of rows that are given, taken up each time `take` is called. */
function model(change: Partial<IncrementalConfig>) {
  const node = handModel('model.shop.m', 'models/m.sql', '', {
    schema: 'marts',
    config: { materialized: 'incremental', incremental: { ...BASE, ...change } },
  });
  return {
    async take(sql: string): Promise<number> {
      const site = await siteNow(pool, 'marts', new Date(0));
      const compiled = compiledNode(node, sql);
      return pool.transaction(async (transaction) => {
        const isThere = site.existing.has('"marts"."m"');
        const done = await (isThere ? refreshIncremental : buildAside)(transaction, compiled, node, site);
        if (done.built) await swapAll(transaction, [done.built]);
        return done.rows;
      });
    },
  };
}

const value = (given: number | string | null) => (given === null ? 'null' : typeof given === 'number' ? String(given) : `'${given}'`);
const selectOf = (rows: readonly Row[]) =>
  rows.length === 0
    ? 'select null::int as k, null::text as part, null::int as v where false'
    : `select * from (values ${rows.map((row) => `(${value(row.k)}::int, ${value(row.part)}::text, ${value(row.v)}::int)`).join(', ')}) r (k, part, v)`;

const stored = async () => (await execute<Row>(pool, 'select k, part, v from marts.m')).rows;
const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify([row.k, row.part, row.v])).toSorted();

const row = fc.record<Row>({
  k: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) }, { weight: 1, arbitrary: fc.constant(null) }),
  part: fc.constantFrom('a', 'b'),
  v: fc.option(fc.integer({ min: 0, max: 9 })),
});
const rounds = fc.array(fc.array(row, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

/** What the table holds after a round, worked out without the database; null when the round must be refused. */
type Oracle = (table: readonly Row[], batch: readonly Row[]) => readonly Row[] | null;

const sameKey = (keys: readonly (keyof Row)[], a: Row, b: Row) => keys.every((key) => a[key] !== null && a[key] === b[key]);

const deleteInsert =
  (keys: readonly (keyof Row)[], mayDelete: (row: Row) => boolean): Oracle =>
  (table, batch) => [...table.filter((old) => !(mayDelete(old) && batch.some((fresh) => sameKey(keys, old, fresh)))), ...batch];

const merge =
  (keys: readonly (keyof Row)[], update: (old: Row, fresh: Row) => Row): Oracle =>
  (table, batch) => {
    if (batch.some((one, index) => batch.some((other, place) => place > index && sameKey(keys, one, other)))) return null;
    const changed = table.map((old) => {
      const fresh = batch.find((one) => sameKey(keys, old, one));
      return fresh ? update(old, fresh) : old;
    });
    return [...changed, ...batch.filter((fresh) => !table.some((old) => sameKey(keys, old, fresh)))];
  };

const STRATEGIES: readonly (readonly [string, Partial<IncrementalConfig>, Oracle])[] = [
  ['append', { strategy: 'append' }, (table, batch) => [...table, ...batch]],
  ['delete+insert by one key', { strategy: 'delete+insert', uniqueKey: ['k'] }, deleteInsert(['k'], () => true)],
  ['delete+insert by two keys', { strategy: 'delete+insert', uniqueKey: ['k', 'part'] }, deleteInsert(['k', 'part'], () => true)],
  [
    'delete+insert with a predicate',
    { strategy: 'delete+insert', uniqueKey: ['k'], predicates: ['DBT_INTERNAL_DEST.v > 4'] },
    deleteInsert(['k'], (old) => old.v !== null && old.v > 4),
  ],
  ['delete+insert without a key', { strategy: 'delete+insert' }, (table, batch) => [...table, ...batch]],
  ['merge by one key', { strategy: 'merge', uniqueKey: ['k'] }, merge(['k'], (_, fresh) => fresh)],
  ['merge by two keys', { strategy: 'merge', uniqueKey: ['k', 'part'] }, merge(['k', 'part'], (_, fresh) => fresh)],
  [
    'merge of some columns',
    { strategy: 'merge', uniqueKey: ['k'], mergeUpdateColumns: ['v'] },
    merge(['k'], (old, fresh) => ({ ...old, v: fresh.v })),
  ],
  [
    'merge of all but some columns',
    { strategy: 'merge', uniqueKey: ['k'], mergeExcludeColumns: ['V'] },
    merge(['k'], (old, fresh) => ({ ...fresh, v: old.v })),
  ],
  ['merge without a key', { strategy: 'merge' }, (table, batch) => [...table, ...batch]],
];

describe('over any rounds of rows, with keys twice and keys null', () => {
  it.each(STRATEGIES)('%s gives what the same done by hand gives', async (_, config, oracle) => {
    await fc.assert(
      fc.asyncProperty(rounds, async (batches) => {
        await execute(pool, 'drop table if exists marts.m');
        const { take } = model(config);
        let expected: readonly Row[] = [];
        for (const [number, batch] of batches.entries()) {
          const next = number === 0 ? batch : oracle(expected, batch);
          if (next === null) await expect(take(selectOf(batch))).rejects.toThrow(/gives \d+ rows for one unique_key/);
          else {
            await take(selectOf(batch));
            expected = next;
          }
          expect(sorted(await stored())).toEqual(sorted(expected));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('when the SELECT gives other columns', () => {
  const FIRST = 'select 1 as k, 5 as v';
  const rows = async () => (await execute<Record<string, unknown>>(pool, 'select * from marts.m order by k')).rows;

  it.each(['append', 'delete+insert', 'merge'] as const)('ignore leaves new ones out (%s)', async (strategy) => {
    const { take } = model({ strategy, uniqueKey: ['k'] });
    await take(FIRST);
    await take(`select 'new' as word, 6 as v, 2 as k`);
    expect(await rows()).toEqual([
      { k: 1, v: 5 },
      { k: 2, v: 6 },
    ]);
  });

  it('ignore says which column is gone', async () => {
    const { take } = model({});
    await take(FIRST);
    await expect(take('select 2 as k')).rejects.toThrow(
      "m: the SELECT and the table have other columns (on_schema_change is 'ignore'): in the table only: v integer; set on_schema_change to",
    );
  });

  it('fail refuses, and lists new, gone and changed columns', async () => {
    const { take } = model({ onSchemaChange: 'fail' });
    await take(`${FIRST}, 1 as w`);
    await expect(take(`select 1 as k, 'x' as v, 2 as n`)).rejects.toThrow(
      "(on_schema_change is 'fail'): new in the SELECT: n integer; in the table only: w integer; other type in the SELECT: v text",
    );
    expect(await take(`${FIRST}, 2 as w`)).toBe(1);
  });

  it('append_new_columns adds and keeps; a column that is gone is null in new rows', async () => {
    const { take } = model({ onSchemaChange: 'append_new_columns' });
    await take(FIRST);
    await take(`select 2 as k, 'x' as word`);
    expect(await rows()).toEqual([
      { k: 1, v: 5, word: null },
      { k: 2, v: null, word: 'x' },
    ]);
  });

  it('sync_all_columns adds, drops and changes types', async () => {
    const { take } = model({ onSchemaChange: 'sync_all_columns', strategy: 'merge', uniqueKey: ['k'] });
    await take(`${FIRST}, 'gone' as word`);
    await take('select 2 as k, 2.5::numeric as v, true as flag');
    expect(await rows()).toEqual([
      { k: 1, v: 5, flag: null },
      { k: 2, v: 2.5, flag: true },
    ]);
    expect((await execute<{ type: string }>(pool, 'select pg_typeof(v)::text as type from marts.m limit 1')).rows[0]?.type).toBe('numeric');
  });

  it('longer text widens its column, whatever the mode', async () => {
    const { take } = model({});
    await take(`select 1 as k, 'ab'::varchar(2) as word`);
    await take(`select 2 as k, 'abcdef'::varchar(6) as word`);
    expect((await rows()).map((one) => one['word'])).toEqual(['ab', 'abcdef']);
  });

  it('the table keeps its indexes, keys, grants, comments and the views that hang on it', async () => {
    const { take } = model({ onSchemaChange: 'append_new_columns' });
    await take(FIRST);
    await database.sql(
      `alter table marts.m add constraint m_key primary key (k); create index by_hand on marts.m (v) where v > 0;
       grant select on marts.m to figures; comment on column marts.m.v is 'said by hand'; create view marts.over as select k from marts.m`,
      [],
      'pipeline',
    );
    await take('select 2 as k, 6 as v, 7 as w');
    expect(
      await database.sql(
        `select array(select indexname::text from pg_indexes where schemaname = 'marts' order by 1) as indexes,
           has_table_privilege('figures', 'marts.m', 'select') as granted, col_description('marts.m'::regclass, 2) as comment,
           (select count(*)::int from marts.over) as n`,
        [],
        'pipeline',
      ),
    ).toEqual([{ indexes: ['by_hand', 'm_key'], granted: true, comment: 'said by hand', n: 2 }]);
  });
});
