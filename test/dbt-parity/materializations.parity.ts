import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { invoke } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDbt, runProgram } from './dbt';

const projectDirectory = resolve(import.meta.dirname, 'materializations');
const found = await findDbt();
if ('lacking' in found) process.stdout.write(`\nSKIPPED: the comparison with dbt-core is left out, because ${found.lacking}\n`);

/** What happens to the table that everything reads, before each round. */
const ROUNDS: readonly string[] = [
  `insert into raw.events select id, chr(97 + id % 2), id * 10, timestamp '2026-01-01' + id * interval '1 hour' from generate_series(1, 8) id`,
  `update raw.events set v = v + 1, at = at + interval '1 day' where id in (1, 2); delete from raw.events where id in (3, 4);
   insert into raw.events values (9, 'a', null, '2026-01-03'), (9, 'b', 5, '2026-01-03'), (10, 'c', 6, '2026-01-03')`,
  `update raw.events set v = null where id = 5; update raw.events set at = at + interval '2 days' where id = 6;
   insert into raw.events values (3, 'b', 31, '2026-01-04'), (11, 'a', 7, '2026-01-04'); delete from raw.events where id = 10`,
  `insert into raw.events values (10, 'c', 6, '2026-01-05'); update raw.events set v = 0, at = '2026-01-06' where id in (9, 11)`,
];
/** Everything in the source is older than this, so what is newer is the moment of a run, which differs between the two. */
const NEWEST = "timestamp '2026-06-01'";

let database: TestDatabase;
let profiles: string;

beforeAll(async () => {
  if ('lacking' in found) return;
  database = await testDatabase();
  await database.sql(
    `create schema raw; create table raw.events (id int, part text, v int, at timestamp);
     grant usage on schema raw to pipeline; grant select on raw.events to pipeline`,
  );
  profiles = await mkdtemp(join(tmpdir(), 'register-dbt-'));
  const { hostname, port, username, password, pathname } = new URL(database.url('pipeline'));
  const common = { type: 'postgres', host: hostname, port: Number(port), user: username, password, dbname: pathname.slice(1), threads: 2 };
  const outputs = { parity: { ...common, schema: 'dbts' } };
  await writeFile(join(profiles, 'profiles.yml'), JSON.stringify({ materializations: { target: 'parity', outputs } }));
});

afterAll(async () => {
  if ('lacking' in found) return;
  await rm(profiles, { recursive: true, force: true });
  await database.drop();
});

async function dbtBuilds(round: number): Promise<void> {
  if ('lacking' in found) return;
  const places = [
    '--project-dir',
    projectDirectory,
    '--profiles-dir',
    profiles,
    '--target-path',
    join(profiles, 'target'),
    '--log-path',
    profiles,
  ];
  const ended = await runProgram(found.dbt, ['build', '--vars', JSON.stringify({ round }), '--no-use-colors', ...places], {
    DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
  });
  expect(ended.code, ended.output).toBe(0);
}

async function runnerBuilds(round: number): Promise<void> {
  const { results } = await invoke({
    verb: 'build',
    projectDirectory,
    connection: database.url('pipeline'),
    now: () => new Date(),
    vars: { round },
    targetSchema: 'ours',
  });
  expect(results.filter(({ status }) => status !== 'success').map(({ message }) => message)).toEqual([]);
}

/** SQL that shows a column, but for moments of the run itself and hashes over them. */
function shownValue(column: string): string {
  const name = column.slice(0, column.indexOf(' '));
  if (column.includes(' timestamp')) return `case when "${name}" between ${NEWEST} and '9000-01-01' then 'now' else "${name}"::text end`;
  return name === 'dbt_scd_id' ? `case when dbt_updated_at > ${NEWEST} then 'now' else dbt_scd_id end` : `"${name}"`;
}

/** Columns with types, and rows, of every relation of a schema; columns in the order of their names. */
async function contents(schema: string): Promise<Record<string, { columns: string[]; rows: string[] }>> {
  const relations = await database.sql<{ name: string; columns: string[] }>(
    `select c.relname as name, array(select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attname) as columns
     from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'v') order by 1`,
    [schema],
  );
  const all: Record<string, { columns: string[]; rows: string[] }> = {};
  for (const { name, columns } of relations) {
    const shown = columns.map((column) => shownValue(column));
    const rows = await database.sql<{ row: string }>(
      `select row(${shown.join(', ')})::text as row from "${schema}"."${name}" order by 1`,
      [],
      'pipeline',
    );
    all[name] = { columns, rows: rows.map(({ row }) => row) };
  }
  return all;
}

describe.skipIf('lacking' in found)('dbt-core and the runner, round after round on the same source', () => {
  it.each(ROUNDS.map((change, index) => [index + 1, change] as const))('make equal tables in round %i', async (round, change) => {
    await database.sql(change);
    await dbtBuilds(round);
    await runnerBuilds(round);
    const [ours, dbts] = [await contents('ours'), await contents('dbts')];
    expect(Object.keys(ours)).toEqual(Object.keys(dbts));
    expect(Object.keys(ours).length).toBeGreaterThan(14);
    expect(ours).toEqual(dbts);
  });
});
