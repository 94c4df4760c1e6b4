import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './testing';

let database: TestDatabase;
let tables: { schema: string; name: string }[];

beforeAll(async () => {
  database = await testDatabase();
  tables = await database.sql<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_schema in ('registry', 'audit', 'reference', 'portal') order by 1, 2`,
  );
});

afterAll(() => database.drop());

const of = (...schemas: string[]) =>
  tables.filter((table) => schemas.includes(table.schema)).map((table) => `${table.schema}.${table.name}`);

describe('who may touch what', () => {
  it('the test sees the whole register', () => {
    expect(of('registry').length).toBeGreaterThan(15);
  });

  it('role figures cannot read one row of registry, audit, reference or portal', async () => {
    for (const table of of('registry', 'audit', 'reference', 'portal')) {
      await expect(database.sql(`select 1 from ${table}`, [], 'figures'), table).rejects.toThrow('permission denied');
    }
  });

  it('role figures cannot make tables anywhere', async () => {
    for (const schema of ['marts', 'public', 'registry']) {
      await expect(database.sql(`create table ${schema}.mine (a int)`, [], 'figures'), schema).rejects.toThrow('permission denied');
    }
  });

  it('role intake cannot update, delete or truncate any table of registry, audit and reference', async () => {
    for (const table of of('registry', 'audit', 'reference')) {
      const [column] = await database.sql<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum = 1`,
      );
      await expect(database.sql(`update ${table} set ${column?.name} = ${column?.name}`, [], 'intake'), table).rejects.toThrow(
        'permission denied',
      );
      await expect(database.sql(`delete from ${table}`, [], 'intake'), table).rejects.toThrow('permission denied');
      await expect(database.sql(`truncate ${table} cascade`, [], 'intake'), table).rejects.toThrow('permission denied');
    }
  });

  it('role pipeline cannot write the registry, and cannot read free text, pseudonyms or the audit trail', async () => {
    for (const table of of('registry')) {
      await expect(database.sql(`delete from ${table}`, [], 'pipeline'), table).rejects.toThrow('permission denied');
    }
    for (const column of [
      'narrative from registry.report_revisions',
      'person_pseudonym from registry.report_victims',
      'suspect_pseudonym from registry.cases',
      '1 from audit.events',
    ]) {
      await expect(database.sql(`select ${column}`, [], 'pipeline'), column).rejects.toThrow('permission denied');
    }
    await expect(database.sql('select report_id, motive from registry.report_revisions', [], 'pipeline')).resolves.toEqual([]);
  });

  it('role portal sees its sessions and nothing else', async () => {
    await expect(database.sql('select subject from portal.sessions', [], 'portal')).resolves.toEqual([]);
    for (const table of of('registry', 'audit', 'reference')) {
      await expect(database.sql(`select 1 from ${table}`, [], 'portal'), table).rejects.toThrow('permission denied');
    }
  });
});

describe('a schema that can be spread over several servers', () => {
  it.each([
    ['report_id', "'reports','report_revisions','report_offences','report_victims','report_suspects','report_demands','report_referrals'"],
    [
      'case_id',
      "'cases','case_numbers','case_counts','case_count_reports','decisions','decision_counts','decision_grounds','verdicts','verdict_counts','verdict_sanctions'",
    ],
  ])('%s stands in every unique key of the tables it leads, and leads their primary key', async (key, names) => {
    const rows = await database.sql<{ table: string; is_primary: boolean; columns: string[] }>(
      `select c.relname as table, i.indisprimary as is_primary,
              array(select a.attname::text from unnest(i.indkey) with ordinality as k (attnum, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum order by k.place) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid
       where i.indisunique and c.relnamespace = 'registry'::regnamespace and c.relname in (${names})`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(7);
    for (const row of rows) {
      expect(row.columns, row.table).toContain(key);
      if (row.is_primary) expect(row.columns[0], row.table).toBe(key);
    }
  });

  it('every table and every schema says what it is for', async () => {
    const silent = await database.sql(
      `select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('registry', 'audit', 'reference', 'portal')
       and obj_description(c.oid) is null`,
    );
    expect(silent).toEqual([]);
  });
});
