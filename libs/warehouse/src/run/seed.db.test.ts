import { testDatabase, type TestDatabase } from '@register/db/testing';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NodeConfig } from '../stages';
import { seedNode } from '../testing/nodes';
import { WORKER_SETTINGS } from './build-lock';
import { openDatabase } from './database';
import { buildSeed } from './seed';

let server: TestDatabase;
let database: Knex;

beforeAll(async () => {
  server = await testDatabase();
  database = openDatabase(server.url('pipeline'), { applicationName: 'seed', max: 1, onConnect: WORKER_SETTINGS });
});
afterAll(async () => {
  await database.destroy();
  await server.drop();
});
beforeEach(() => database.raw('drop table if exists marts.s'));

const build = (csv: string, config: Partial<NodeConfig> = {}) =>
  database.transaction((transaction) => buildSeed(transaction, seedNode('s', csv, config), 'marts.s'));
const rows = () => server.sql<Record<string, unknown>>('select * from marts.s', [], 'pipeline');
const types = async () => {
  const found = await server.sql<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = 'marts.s'::regclass and attnum > 0 order by attnum`,
  );
  return Object.fromEntries(found.map(({ name, type }) => [name, type]));
};

describe('a seed', () => {
  it('becomes a table with the types dbt would guess', async () => {
    expect(await build('n,x,d,t,z,b,w,e\n1.0,1.5,2020-1-1,2020-01-01 10:00:00,2020-01-01T10:00:00+02:00,TRUE, a ,\n,,,,,,null,\n')).toBe(2);
    expect(await types()).toEqual({
      n: 'integer',
      x: 'double precision',
      d: 'date',
      t: 'timestamp without time zone',
      z: 'timestamp without time zone',
      b: 'boolean',
      w: 'text',
      e: 'integer',
    });
    expect(await server.sql(`select n, x, d::text, t::text, z::text, b, w, e from marts.s where n is not null`, [], 'pipeline')).toEqual([
      { n: 1, x: 1.5, d: '2020-01-01', t: '2020-01-01 10:00:00', z: '2020-01-01 08:00:00', b: true, w: ' a ', e: null },
    ]);
    expect(await server.sql('select w from marts.s where n is null', [], 'pipeline')).toEqual([{ w: null }]);
  });

  it('has the types that YAML gives, in the text that the database reads', async () => {
    await build('code,amount,tags,data\n007,1.50,"{a,b}","{""k"": 1}"\n', {
      columnTypes: { code: 'varchar(3)', amount: 'numeric(10,2)', tags: 'text[]', data: 'jsonb' },
    });
    expect(await types()).toEqual({ code: 'character varying(3)', amount: 'numeric(10,2)', tags: 'text[]', data: 'jsonb' });
    expect(await rows()).toMatchObject([{ code: '007', tags: ['a', 'b'], data: { k: 1 } }]);
  });

  it('has its columns quoted, or not when it says so', async () => {
    await build('Id,what?\n1,2\n');
    expect(await rows()).toEqual([{ Id: 1, 'what?': 2 }]);
    await database.raw('drop table marts.s');
    await build('Id\n1\n', { quoteColumns: false });
    expect(await rows()).toEqual([{ id: 1 }]);
  });

  it('may have another delimiter, and no rows at all', async () => {
    expect(await build('a;b\n', { delimiter: ';' })).toBe(0);
    expect(await types()).toEqual({ a: 'integer', b: 'integer' });
  });

  it('may be larger than one statement', async () => {
    const lines = Array.from({ length: 12_345 }, (_, index) => `${index},name of ${index}`);
    expect(await build(`n,name\n${lines.join('\n')}\n`)).toBe(12_345);
    expect(await server.sql('select count(*) as n, sum(n) as sum from marts.s', [], 'pipeline')).toEqual([
      { n: 12_345, sum: (12_344 * 12_345) / 2 },
    ]);
  });
});

describe('a value of the wrong type is told with row and column', () => {
  it.each<[string, string, string]>([
    ['integer', 'x', "'x' is not of type integer"],
    ['integer', '99999999999', "'99999999999' is not of type integer"],
    ['varchar(3)', 'abcd', "'abcd' is not of type character varying(3)"],
    ['char(3)', 'abcd', "'abcd' is not of type character(3)"],
    ['numeric(3,1)', '1000', "'1000' is not of type numeric(3,1)"],
    ['date', '2020-02-30', "'2020-02-30' is not of type date"],
    ['uuid', 'z'.repeat(70), `'${'z'.repeat(60)}...' is not of type uuid`],
  ])('%s', async (type, value, text) => {
    const lines = Array.from({ length: 6_000 }, () => '"1\n",');
    await expect(build(`a,b\n${lines.join('\n')}\n2,${value}\n`, { columnTypes: { b: type } })).rejects.toThrow(
      `s: row 6001, column 'b': ${text}\n  at seeds/s.csv:12002\n  | 2,${value}`,
    );
  });
});

it('a type that the database does not know is told by the database', async () => {
  await expect(build('a\n1\n', { columnTypes: { a: 'colour' } })).rejects.toThrow('type "colour" does not exist');
});
