import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NodeConfig } from '../stages';
import { handModel } from '../testing/hand-graph';
import { compiledNode, siteNow } from '../testing/run-site';
import { buildAside } from './build-aside';
import { execute, openDatabase } from './database';
import { swapAll, type Built } from './swap';

let database: TestDatabase;
let pool: Knex;

beforeAll(async () => {
  database = await testDatabase();
  pool = openDatabase(database.url('pipeline'), { applicationName: 'swap', max: 1 });
});
afterAll(async () => {
  await pool.destroy();
  await database.drop();
});
beforeEach(() =>
  database.sql(
    'drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline; grant usage on schema marts to figures',
  ),
);

type Wanted = readonly [name: string, sql: string, config?: Partial<NodeConfig>];

/** Builds models aside, in order, and puts them in place at once; `{name}` in SQL is the relation of a model of this build. */
async function build(...wanted: readonly Wanted[]): Promise<string[]> {
  const notices: string[] = [];
  const site = await siteNow(pool, 'marts', new Date(0), notices);
  const names = new Set(wanted.map(([name]) => name));
  const built: Built[] = [];
  for (const [name, sql, config] of wanted) {
    const node = handModel(`model.shop.${name}`, `models/${name}.sql`, '', {
      schema: 'marts',
      config: { materialized: 'table', ...config },
    });
    const read = (text: string) =>
      text.replaceAll(/\{(\w+)\}/g, (_, other: string) => `marts.${other}${names.has(other) ? '__building' : ''}`);
    built.push((await pool.transaction((transaction) => buildAside(transaction, compiledNode(node, read(sql)), node, site))).built);
  }
  await swapAll(pool, built);
  return notices;
}

const sql = <Row extends Record<string, unknown>>(text: string) => database.sql<Row>(text, [], 'pipeline');
const one = async (text: string) => (await sql(text))[0];

describe('what was given by hand stays', () => {
  it('indexes of any kind, under their names, beside those of the configuration', async () => {
    const config = { indexes: [{ columns: ['n'], unique: true, type: 'btree' }] };
    const long = 'an_index_with_a_name_that_is_as_long_as_a_name_in_postgres_can_be'.slice(0, 63);
    await build(['a', `select 1 as n, 'x' as word`, config]);
    await sql(
      `create index on marts.a (n); create unique index "Odd name" on marts.a using btree (lower(word)) include (n) where n > 0;
       create index ${long} on marts.a using hash (word)`,
    );
    const indexes = async () =>
      (await sql<{ text: string }>(`select indexdef as text from pg_indexes where schemaname = 'marts' order by 1`)).map((row) => row.text);
    const before = await indexes();
    expect(before).toHaveLength(4);
    for (const round of [1, 2]) {
      expect(await build(['a', `select ${round} as n, 'y' as word`, config])).toEqual([]);
      expect(await indexes()).toEqual(before);
    }
    const notices = await build(['a', 'select 3 as n', config]);
    expect(notices.toSorted()).toEqual([
      expect.stringMatching(/^index Odd name of "marts"."a", made by hand, no longer fits and is gone: column "word" does not exist/),
      expect.stringMatching(/^index an_index_/),
    ]);
    // An index that is configured no more goes with its configuration.
    await build(['a', 'select 3 as n']);
    expect(await indexes()).toEqual(['CREATE INDEX a_n_idx ON marts.a USING btree (n)']);
  });

  it('grants on the whole relation do not where the configuration gives them to nobody; those on columns do', async () => {
    const config = { grants: { select: [] } };
    await build(['a', `select 1 as n, 'x' as word`, config]);
    await sql('grant select, update on marts.a to figures; grant select on marts.a to public; grant select (word) on marts.a to figures');
    await build(['a', `select 2 as n, 'x' as word`, config]);
    const held = `select has_column_privilege('figures', 'marts.a', 'n', 'select') as n, has_column_privilege('figures', 'marts.a', 'word', 'select') as word,
      has_table_privilege('figures', 'marts.a', 'update') as written`;
    expect(await one(held)).toEqual({ n: false, word: true, written: true });
  });

  it('grants on tables and columns, and comments, also where a table becomes a view', async () => {
    await build(['a', `select 1 as n, 'x' as word`]);
    await sql(
      `grant select (word) on marts.a to intake; grant select, update on marts.a to figures with grant option; grant select on marts.a to public;
       comment on table marts.a is 'It''s by hand'; comment on column marts.a.word is 'a word'`,
    );
    const given = () =>
      one(
        `select relacl::text as grants, obj_description(oid) as whole, col_description(oid, 2) as part,
           (select attacl::text from pg_attribute where attrelid = c.oid and attname = 'word') as part_grants
         from pg_class c where oid = 'marts.a'::regclass`,
      );
    const before = await given();
    expect(before?.['whole']).toBe("It's by hand");
    await build(['a', `select 2 as n, 'y' as word`, { materialized: 'view' }]);
    const { grants, ...others } = (await given()) ?? {};
    expect(others).toEqual({ whole: before?.['whole'], part: before?.['part'], part_grants: before?.['part_grants'] });
    expect(String(grants)).toContain('figures=r*w*/pipeline');
    await build(['a', `select 3 as n, 'z' as word`]);
    expect(await given()).toEqual(before);
  });
});

describe('views that hang on a table that is replaced', () => {
  it('are made anew over any number of steps, with options, grants and comments', async () => {
    await build(['a', 'select 1 as n']);
    await sql(
      `create view marts.v1 with (security_barrier=true) as select n, n + 1 as m from marts.a;
       create materialized view marts.mv as select sum(m)::int as total from marts.v1; create unique index mv_total on marts.mv (total);
       create view marts.v2 as select mv.total, v1.n from marts.mv join marts.v1 on true;
       grant select on marts.v2 to figures; comment on view marts.v1 is 'one'; comment on column marts.v2.total is 'sum'`,
    );
    for (const n of [5, 6]) {
      await build(['a', `select ${n} as n, 'new' as word`]);
      expect(await database.sql('select * from marts.v2', [], 'figures')).toEqual([{ total: n + 1, n }]);
    }
    expect(
      await one(
        `select obj_description('marts.v1'::regclass) as v1, col_description('marts.v2'::regclass, 1) as v2,
           (select reloptions::text from pg_class where oid = 'marts.v1'::regclass) as options,
           to_regclass('marts.mv_total') is not null as indexed`,
      ),
    ).toEqual({ v1: 'one', v2: 'sum', options: '{security_barrier=true}', indexed: true });
  });

  it('also one between two models that are built', async () => {
    await build(
      ['a', 'select 1 as n'],
      ['b', 'select * from {a}', { materialized: 'view' }],
      ['c', 'select * from {b}', { materialized: 'view' }],
    );
    await sql(`comment on view marts.c is 'by hand'`);
    await build(['a', 'select 2 as n'], ['c', 'select n * 10 as n from {b}', { materialized: 'view' }]);
    expect(await one(`select n, obj_description('marts.c'::regclass) as said from marts.c`)).toEqual({ n: 20, said: 'by hand' });
    expect(await sql(`select relname from pg_class where relname like '%building%'`)).toEqual([]);
  });

  it('stop the swap when they no longer fit, and all is as it was', async () => {
    await build(['a', 'select 1 as n']);
    await sql('create view marts.over as select n from marts.a');
    await expect(build(['a', 'select 2 as other'])).rejects.toThrow(
      'the new tables could not be put in place: view marts.over, which hangs on them, no longer fits: column "n" does not exist; change it or drop it',
    );
    expect(await one('select * from marts.over')).toEqual({ n: 1 });
  });

  it('stop the swap when they belong to somebody the builder may not act for', async () => {
    await build(['a', 'select 1 as n']);
    await sql('grant select on marts.a to migrator');
    await database.sql('create view public.outside as select * from marts.a');
    await expect(build(['a', 'select 2 as n'])).rejects.toThrow(
      'this hangs on them or stands there: view public.outside of migrator; drop it, or let role pipeline act for its owner',
    );
    await database.sql('drop view public.outside');
    expect(await one('select * from marts.a')).toEqual({ n: 1 });
  });
});

describe('foreign keys of tables that stay', () => {
  it('point at the new table, and stop the swap when it lacks their rows', async () => {
    await build(['a', 'select generate_series(1, 2) as n', { postHooks: [] }]);
    await sql(
      `alter table marts.a add unique (n); create table marts.outside (n int constraint to_a references marts.a (n)); insert into marts.outside values (2)`,
    );
    const config = { indexes: [{ columns: ['n'], unique: true, type: 'btree' }] };
    await build(['a', 'select generate_series(2, 3) as n', config]);
    await expect(sql('insert into marts.outside values (1)')).rejects.toThrow('violates foreign key constraint "to_a"');
    await expect(build(['a', 'select 3 as n', config])).rejects.toThrow('violates foreign key constraint "to_a"; detail: Key (n)=(2)');
    expect(await one('select count(*)::int as n from marts.a')).toEqual({ n: 2 });
  });
});

it('a materialized view or a table by hand gives way to a model of its name', async () => {
  await sql('create materialized view marts.a as select 1 as n; create view marts.b as select 1 as n');
  await build(['a', 'select 2 as n'], ['b', 'select 3 as n']);
  expect(await one('select a.n as a, b.n as b from marts.a, marts.b')).toEqual({ a: 2, b: 3 });
});

it('names of 63 bytes, and such that differ at their end only, are built side by side', async () => {
  const long = (end: string) => `${'x'.repeat(62)}${end}`;
  const config = { indexes: [{ columns: ['n'], unique: false, type: 'btree' }] };
  for (const n of [1, 2]) {
    await build(
      [long('a'), `select ${n} as n`, config],
      [long('b'), `select ${n} as n`, config],
      ['é'.repeat(31), `select ${n} as n`, config],
    );
  }
  const { rows } = await execute<{ n: number }>(pool, `select n from marts.${long('a')} union all select n from marts."${'é'.repeat(31)}"`);
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(await one(`select count(*)::int as n from pg_indexes where schemaname = 'marts'`)).toEqual({ n: 3 });
});
