import { resolve } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { invoke } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const projectDirectory = resolve(import.meta.dirname, 'bicycle-shop');
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  for (const today of ['2026-03-05', '2026-03-12', '2026-03-20']) await build(today);
});
afterAll(() => database.drop());

async function build(today: string): Promise<void> {
  const { results } = await invoke({
    verb: 'build',
    projectDirectory,
    connection: database.url('pipeline'),
    now: () => new Date(`${today}T20:00:00Z`),
    vars: { today },
    targetSchema: 'shop',
  });
  const rest = results.filter(({ status }) => status !== 'success' && status !== 'pass');
  expect(rest.map(({ name, status, rows }) => [name, status, rows])).toEqual([['not_null_stg_bikes_frame_number', 'warn', 1]]);
}

/** Rows of a query as PostgreSQL writes them. */
const rows = async (select: string) =>
  (await database.sql<{ row: string }>(`select q::text as row from (${select}) q`, [], 'pipeline')).map(({ row }) => row);

describe('a bicycle repair shop, built three evenings in a row', () => {
  it('has what was paid for each repair, split by a list of ways to pay', async () => {
    expect(await rows('select * from shop_marts.repairs order by repair_id')).toEqual([
      '(100,1,city,"picked up",2026-03-02,2,0,44.95,0,0,44.95,41.24)',
      '(101,1,cargo,"picked up",2026-03-02,7,155.05,1.00,25.00,0,181.05,166.10)',
      '(102,2,race,"in the shop",2026-03-04,,0,0,0,0,0,0.00)',
      '(103,3,city,"picked up",2026-03-09,1,19.99,0,0,0,19.99,18.34)',
      '(104,1,city,"picked up",2026-03-10,8,0,50.00,0,25.50,75.50,69.27)',
      '(105,4,electric,"picked up",2026-03-17,0,0,0,0.00,0,0.00,0.00)',
      '(106,3,city,"in the shop",2026-03-18,,0,0,0,0,0,0.00)',
    ]);
  });

  it('has every customer once, under a contract and with an index', async () => {
    expect(await rows('select * from shop_marts.customers order by customer_id')).toEqual([
      '(1,"Anouk de Wit",t,3,2026-03-02,301.50)',
      '(2,"Bram Jansen, jr.",f,1,2026-03-04,0)',
      '(3,"Chaima El Idrissi",t,2,2026-03-09,19.99)',
      '(4,"Daan van ""Pech"" Lent",t,1,2026-03-17,0.00)',
      '(5,"Eefje Bos",f,0,,0)',
    ]);
    expect(await rows(`select indisunique from pg_index where indrelid = 'shop_marts.customers'::regclass`)).toEqual(['(t)']);
  });

  it('has days that were read again as long as something of them might be in the shop', async () => {
    expect(await rows('select * from shop_marts.shop_days order by day')).toEqual([
      '(2026-03-02,2,235,2)',
      '(2026-03-04,1,30,0)',
      '(2026-03-09,1,20,1)',
      '(2026-03-10,1,75,1)',
      '(2026-03-17,1,15,1)',
      '(2026-03-18,1,60,0)',
    ]);
  });

  it('keeps what was known of a repair, and from when to when', async () => {
    const known = `select repair_id, status, dbt_valid_from::date, dbt_valid_to::date from shop.repair_status where repair_id in (101, 102) order by 1, 3`;
    expect(await rows(known)).toEqual([
      '(101,"in the shop",2026-03-02,2026-03-09)',
      '(101,"picked up",2026-03-09,)',
      '(102,"in the shop",2026-03-04,)',
    ]);
  });

  it('tells in the database what the YAML and its docs blocks say', async () => {
    expect(
      await rows(`select obj_description('shop_marts.repairs'::regclass), obj_description('shop_marts'::regnamespace),
        (select col_description(attrelid, attnum) from pg_attribute where attrelid = 'shop_marts.repairs'::regclass and attname = 'total_amount')`),
    ).toEqual(['("One row per repair with what was paid for it.","Bicycle repair shop","An amount in euros, VAT included.")']);
    expect(await rows('select * from shop_marts.most_repaired_kind')).toEqual(['(city,4)']);
  });
});
