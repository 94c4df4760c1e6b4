import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Column, Constraint, ModelNode, NodeConfig } from '../stages';
import { handModel } from '../testing/hand-graph';
import { compiledNode, siteNow } from '../testing/run-site';
import { buildAside } from './build-aside';
import { execute, openDatabase } from './database';
import { swapAll } from './swap';

let database: TestDatabase;
let pool: Knex;

beforeAll(async () => {
  database = await testDatabase();
  pool = openDatabase(database.url('pipeline'), { applicationName: 'contract', max: 1 });
});
afterAll(async () => {
  await pool.destroy();
  await database.drop();
});
beforeEach(() => database.sql('drop schema if exists marts cascade; create schema marts; grant usage, create on schema marts to pipeline'));

const column = (name: string, dataType: string | null, constraints: readonly Partial<Constraint>[] = []): Column => ({
  name,
  dataType,
  description: '',
  quote: false,
  tags: [],
  meta: {},
  constraints: constraints.map(constraint),
});

const constraint = (change: Partial<Constraint>): Constraint => ({
  type: 'not_null',
  name: null,
  columns: [],
  expression: null,
  to: null,
  toColumns: [],
  ...change,
});

function contracted(
  columns: readonly Column[],
  config: Partial<NodeConfig> = {},
  constraints: readonly Partial<Constraint>[] = [],
): ModelNode {
  return handModel('model.shop.m', 'models/m.sql', '', {
    schema: 'marts',
    columns,
    constraints: constraints.map(constraint),
    patch: { path: 'models/m.yml', line: 3 },
    config: { materialized: 'table', contract: true, ...config },
  });
}

async function build(node: ModelNode, sql: string): Promise<void> {
  const site = await siteNow(pool, 'marts', new Date(0));
  await pool.transaction(async (transaction) => {
    const { built } = await buildAside(transaction, compiledNode(node, sql), node, site);
    await swapAll(transaction, [built]);
  });
}

const columnsNow = async () =>
  (
    await execute<{ text: string }>(
      pool,
      `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as text
       from pg_attribute where attrelid = 'marts.m'::regclass and attnum > 0 order by attnum`,
    )
  ).rows.map((row) => row.text);

describe('a contract', () => {
  it('tells, before anything is built, every column that is missing, extra or of another type', async () => {
    const node = contracted([column('id', 'bigint'), column('name', 'text'), column('day', 'date'), column('same', 'integer')]);
    await expect(build(node, `select 1 as id, now() as day, 2 as same, 'x' as note`)).rejects.toThrow(
      [
        'm: the SELECT does not keep its contract: change the SELECT, or what is declared',
        '  column  declared        found',
        '  id      bigint          integer',
        '  name    text            (not in the SELECT)',
        '  day     date            timestamp with time zone',
        '  note    (not declared)  text',
        '  at models/m.yml:3',
      ].join('\n'),
    );
    expect((await execute(pool, `select 1 from pg_class where relnamespace = 'marts'::regnamespace`)).rows).toEqual([]);
  });

  it.each([
    ['int', 'select 1 as c'],
    ['int4', 'select 1 as c'],
    ['integer', 'select 1::smallint as c'],
    ['varchar', `select 'x' as c`],
    ['character varying(20)', `select 'x' as c`],
    ['double precision', 'select 1::real as c'],
    ['numeric(10, 2)', 'select 1.5 as c'],
    ['decimal', 'select 1.5 as c'],
    ['timestamptz', 'select now() as c'],
    ['text[]', `select array['a'] as c`],
  ])('takes %s for what "%s" gives', async (type, sql) => {
    await build(contracted([column('C', type)]), sql);
    const declared = await execute<{ type: string }>(pool, `select pg_typeof(null::${type})::text as type`);
    expect((await columnsNow())[0]).toMatch(new RegExp(`^c ${declared.rows[0]?.type.replace('[]', String.raw`\[\]`)}`));
  });

  it('gives the table the order and the types that are declared', async () => {
    await build(contracted([column('b', 'numeric(6,1)'), column('a', 'varchar(5)')]), `select 'word' as a, 2.25 as b`);
    expect(await columnsNow()).toEqual(['b numeric(6,1)', 'a character varying(5)']);
    await expect(build(contracted([column('a', 'varchar(5)')]), `select 'too long' as a`)).rejects.toThrow(
      'm: value too long for type character varying(5) (SQLSTATE 22001)',
    );
  });

  it('needs columns, with types that exist', async () => {
    await expect(build(contracted([]), 'select 1 as a')).rejects.toThrow('no columns are declared');
    await expect(build(contracted([column('a', null)]), 'select 1 as a')).rejects.toThrow('these columns have no data_type: a');
    await expect(build(contracted([column('a', 'colour')]), 'select 1 as a')).rejects.toThrow('type "colour" does not exist');
  });

  it('of a view compares columns only', async () => {
    const node = contracted([column('a', 'int', [{ type: 'not_null' }])], { materialized: 'view' });
    await build(node, 'select null::int as a');
    await expect(build(node, `select 'x' as a`)).rejects.toThrow('does not keep its contract');
  });
});

describe('constraints', () => {
  const TABLE = [
    column('id', 'int', [{ type: 'primary_key' }]),
    column('n', 'int', [{ type: 'not_null' }, { type: 'check', expression: 'n > 0', name: 'n_is_positive' }]),
    column('u', 'int', [{ type: 'unique' }]),
  ];
  const MODEL: readonly Partial<Constraint>[] = [
    { type: 'unique', name: 'pair', columns: ['id', 'n'] },
    { type: 'check', expression: 'u <> n' },
    { type: 'foreign_key', columns: ['n'], to: 'marts.other', toColumns: ['id'] },
    { type: 'foreign_key', columns: ['u'], expression: 'marts.other (id)' },
  ];
  beforeEach(() => database.sql('create table marts.other (id int primary key); insert into marts.other values (1), (2)', [], 'pipeline'));

  it('are on the table, under names that stay the same from build to build', async () => {
    for (const round of [1, 2]) {
      await build(contracted(TABLE, {}, MODEL), 'select 1 as id, 1 as n, 2 as u');
      const { rows } = await execute<{ text: string }>(
        pool,
        `select conname || ': ' || pg_get_constraintdef(oid) as text from pg_constraint
         where conrelid = 'marts.m'::regclass and contype <> 'n' order by contype, conname`,
      );
      expect({ round, constraints: rows.map((row) => row.text) }).toEqual({
        round,
        constraints: [
          'm_check: CHECK ((u <> n))',
          'n_is_positive: CHECK ((n > 0))',
          'm_n_fkey: FOREIGN KEY (n) REFERENCES marts.other(id)',
          'm_u_fkey: FOREIGN KEY (u) REFERENCES marts.other(id)',
          'm_pkey: PRIMARY KEY (id)',
          'm_u_key: UNIQUE (u)',
          'pair: UNIQUE (id, n)',
        ],
      });
    }
    expect(await columnsNow()).toEqual(['id integer not null', 'n integer not null', 'u integer']);
  });

  it.each([
    ['select 1 as id, null::int as n, 2 as u', 'column "n" of relation "m" contains null values (SQLSTATE 23502)'],
    ['select 1 as id, 0 as n, 2 as u', 'check constraint "n_is_positive" of relation "m" is violated by some row'],
    ['select 1 as id, 1 as n, 1 as u', 'check constraint "m_check" of relation "m" is violated by some row'],
    [
      'select 1 as id, 1 as n, 2 as u from generate_series(1, 2)',
      'could not create unique index "m_pkey"; detail: Key (id)=(1) is duplicated.',
    ],
    ['select 1 as id, 9 as n, 2 as u', 'detail: Key (n)=(9) is not present in table "other".'],
  ])('refuse %s', async (sql, message) => {
    await expect(build(contracted(TABLE, {}, MODEL), sql)).rejects.toThrow(message);
  });
});
