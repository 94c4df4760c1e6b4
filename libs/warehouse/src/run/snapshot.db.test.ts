import { createHash } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotConfig } from '../stages';
import { handModel } from '../testing/hand-graph';
import { compiledNode, siteNow } from '../testing/run-site';
import { execute, openDatabase } from './database';
import { buildSnapshot, refreshSnapshot } from './snapshot';
import { swapAll } from './swap';

/** One row of what is watched; `at` is a minute. */
interface Row {
  readonly k: number;
  readonly part: string;
  readonly v: number | null;
  readonly at: number;
}

/** One version as the snapshot keeps it; times are minutes, null is open. */
interface Version extends Row {
  readonly from: number;
  readonly to: number | null;
  readonly updated: number;
  readonly id: string;
  readonly deleted: boolean;
}

let database: TestDatabase;
let pool: Knex;

beforeAll(async () => {
  database = await testDatabase();
  pool = openDatabase(database.url('pipeline'), { applicationName: 'snapshot', max: 1 });
});
afterAll(async () => {
  await pool.destroy();
  await database.drop();
});
beforeEach(() => database.sql('drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline'));

const START = Date.UTC(2026, 0, 1);
const momentOf = (minute: number) => new Date(START + minute * 60_000);
const textOf = (minute: number) => momentOf(minute).toISOString().slice(0, 19).replace('T', ' ');

const BASE: SnapshotConfig = {
  strategy: 'check',
  uniqueKey: ['k'],
  updatedAt: null,
  checkCols: 'all',
  hardDeletes: 'ignore',
  validToCurrent: null,
  columnNames: {},
};

function snapshot(change: Partial<SnapshotConfig>) {
  const config = { ...BASE, ...change };
  const node = handModel('snapshot.shop.s', 'snapshots/s.sql', '', {
    schema: 'marts',
    config: { materialized: 'snapshot', snapshot: config },
  });
  const take = async (sql: string, minute: number): Promise<number> => {
    const site = await siteNow(pool, 'marts', momentOf(minute));
    return pool.transaction(async (transaction) => {
      const isThere = site.existing.has('"marts"."s"');
      const done = await (isThere ? refreshSnapshot : buildSnapshot)(transaction, compiledNode(node, sql), node, site);
      if (done.built) await swapAll(transaction, [done.built]);
      return done.rows;
    });
  };
  return { config, take };
}

const selectOf = (rows: readonly Row[]) => {
  const values = rows.map((row) => `(${row.k}, '${row.part}', ${row.v ?? 'null'}::int, timestamp '${textOf(row.at)}')`);
  const none = `select 0 as k, '' as part, 0 as v, timestamp '2026-01-01' as at where false`;
  return rows.length === 0 ? none : `select * from (values ${values.join(', ')}) r (k, part, v, at)`;
};

/** What the snapshot holds after a round, worked out without the database. */
function oracle(config: SnapshotConfig, versions: readonly Version[], rows: readonly Row[], time: number): readonly Version[] {
  const keys = (row: Row) => (config.uniqueKey.length === 1 ? [row.k] : [row.k, row.part]);
  const isSame = (a: Row, b: Row) => keys(a).join() === keys(b).join();
  const updatedOf = (row: Row) => (config.updatedAt === null ? time : row.at);
  const fresh = (row: Row): Version => {
    const updated = updatedOf(row);
    return { ...row, from: updated, to: null, updated, id: md5([...keys(row), textOf(updated)]), deleted: false };
  };
  const hasChanged = (old: Version, row: Row) => {
    if (config.hardDeletes === 'new_record' && old.deleted) return true;
    if (config.strategy === 'timestamp') return old.from < row.at;
    if (config.checkCols !== 'all') return old.v !== row.v;
    return old.v !== row.v || old.at !== row.at || old.part !== row.part || old.k !== row.k;
  };
  const added: Version[] = [];
  const kept = versions.map((old): Version => {
    if (old.to !== null) return old;
    const row = rows.find((one) => isSame(one, old));
    if (row) return hasChanged(old, row) ? { ...old, to: updatedOf(row) } : old;
    if (config.hardDeletes === 'ignore' || (config.hardDeletes === 'new_record' && old.deleted)) return old;
    if (config.hardDeletes === 'new_record') {
      added.push({ ...old, from: time, updated: time, to: null, id: md5([old.id, textOf(time)]), deleted: true });
    }
    return { ...old, to: time };
  });
  for (const row of rows) {
    const current = versions.find((old) => old.to === null && isSame(old, row));
    if (!current || hasChanged(current, row)) added.push(fresh(row));
  }
  return [...kept, ...added];
}

function md5(parts: readonly (string | number)[]): string {
  return createHash('md5').update(parts.join('|')).digest('hex');
}

async function stored(config: SnapshotConfig): Promise<Version[]> {
  const end = config.validToCurrent === null ? 'dbt_valid_to' : `nullif(dbt_valid_to, ${config.validToCurrent})`;
  const deleted = config.hardDeletes === 'new_record' ? "dbt_is_deleted = 'True'" : 'false';
  const minute = (column: string) => `(extract(epoch from ${column} - timestamp '2026-01-01') / 60)::int`;
  const { rows } = await execute<Version>(
    pool,
    `select k, part, v, ${minute('at')} as at, ${minute('dbt_valid_from')} as from, ${minute(end)} as to,
       ${minute('dbt_updated_at')} as updated, dbt_scd_id as id, ${deleted} as deleted from marts.s`,
  );
  return rows;
}

const sorted = (versions: readonly Version[]) =>
  versions.map((one) => JSON.stringify([one.k, one.part, one.v, one.at, one.from, one.to, one.updated, one.id, one.deleted])).toSorted();

const row = fc.record<Row>({
  k: fc.integer({ min: 1, max: 3 }),
  part: fc.constantFrom('a', 'b'),
  v: fc.option(fc.integer({ min: 0, max: 2 })),
  at: fc.integer({ min: 0, max: 5 }),
});
const roundsOf = (isPair: boolean) =>
  fc.array(fc.uniqueArray(row, { maxLength: 4, selector: (one) => (isPair ? `${one.k}${one.part}` : one.k) }), {
    minLength: 2,
    maxLength: 5,
  });

const strategies: readonly (readonly [string, Partial<SnapshotConfig>])[] = [
  ['check of all columns', {}],
  ['check of one column', { checkCols: ['v'] }],
  ['check of one column, with a time of its own', { checkCols: ['V'], updatedAt: 'at' }],
  ['timestamp', { strategy: 'timestamp', updatedAt: 'at' }],
  ['timestamp by two keys', { strategy: 'timestamp', updatedAt: 'at', uniqueKey: ['k', 'part'] }],
];
const CASES = strategies.flatMap(([name, config]) =>
  (['ignore', 'invalidate', 'new_record'] as const).map((hardDeletes) => [name, hardDeletes, config] as const),
);

describe('over any rounds, with rows that change, go and come back', () => {
  it.each(CASES)('%s, hard deletes %s, gives what the same done by hand gives', async (_, hardDeletes, change) => {
    await fc.assert(
      fc.asyncProperty(roundsOf(change.uniqueKey?.length === 2), fc.boolean(), async (rounds, isDated) => {
        await execute(pool, 'drop table if exists marts.s');
        const { config, take } = snapshot({ ...change, hardDeletes, validToCurrent: isDated ? "timestamp '9999-12-31'" : null });
        let expected: readonly Version[] = [];
        for (const [number, rows] of rounds.entries()) {
          const time = 10 * (number + 1);
          await take(selectOf(rows), time);
          expected = oracle(config, expected, rows, time);
          expect(sorted(await stored(config))).toEqual(sorted(expected));
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a snapshot', () => {
  it('takes up new columns, and counts every row as changed then', async () => {
    const { take } = snapshot({});
    await take(`select 1 as k, 'x'::varchar(1) as word`, 1);
    await take(`select 1 as k, 'longer'::text as word, 2.5 as price`, 2);
    expect(
      await execute(pool, 'select k, word, price, dbt_valid_to is null as current from marts.s order by dbt_valid_from'),
    ).toMatchObject({
      rows: [
        { k: 1, word: 'x', price: null, current: false },
        { k: 1, word: 'longer', price: 2.5, current: true },
      ],
    });
  });

  it('keeps a column that the SELECT no longer gives', async () => {
    const { take } = snapshot({ checkCols: ['v'] });
    await take('select 1 as k, 1 as v, 7 as extra', 1);
    await take('select 1 as k, 2 as v', 2);
    expect((await execute(pool, 'select v, extra from marts.s order by v')).rows).toEqual([
      { v: 1, extra: 7 },
      { v: 2, extra: null },
    ]);
  });

  it('has columns under names of its own', async () => {
    const columnNames = {
      dbt_valid_from: 'since',
      dbt_valid_to: 'until',
      dbt_scd_id: 'version',
      dbt_updated_at: 'seen',
      dbt_is_deleted: 'gone',
    };
    const { take } = snapshot({ columnNames, hardDeletes: 'new_record' });
    await take('select 1 as k', 1);
    await take('select 2 as k', 2);
    const { rows } = await execute(pool, 'select k, until is null as open, gone from marts.s order by k, since');
    expect(rows).toEqual([
      { k: 1, open: false, gone: 'False' },
      { k: 1, open: true, gone: 'True' },
      { k: 2, open: true, gone: 'False' },
    ]);
  });

  it('refuses a table that is no snapshot, and a check of a column that is not there', async () => {
    await execute(pool, 'create table marts.s (k int)');
    await expect(snapshot({}).take('select 1 as k', 1)).rejects.toThrow(
      's: marts.s is no table of this snapshot: it lacks dbt_scd_id, dbt_valid_from, dbt_valid_to, dbt_updated_at',
    );
    await execute(pool, 'drop table marts.s');
    const { take } = snapshot({ checkCols: ['missing'] });
    await take('select 1 as k', 1);
    await expect(take('select 1 as k', 2)).rejects.toThrow("s: check_cols names 'missing', which the SELECT does not give");
  });
});
