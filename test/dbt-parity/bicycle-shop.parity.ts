import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { invoke } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDbt, runProgram } from './dbt';
import { compareRelation, type Difference } from './tables';

const projectDirectory = resolve(import.meta.dirname, 'bicycle-shop');
const found = await findDbt();
if ('lacking' in found) process.stdout.write(`\nSKIPPED: the comparison with dbt-core is left out, because ${found.lacking}\n`);

let database: TestDatabase;
let profiles: string;

beforeAll(async () => {
  if ('lacking' in found) return;
  database = await testDatabase();
  profiles = await mkdtemp(join(tmpdir(), 'register-dbt-'));
  const { hostname, port, username, password, pathname } = new URL(database.url('pipeline'));
  const common = { type: 'postgres', host: hostname, port: Number(port), user: username, password, dbname: pathname.slice(1), threads: 2 };
  const outputs = { parity: { ...common, schema: 'dbt_shop' } };
  await writeFile(join(profiles, 'profiles.yml'), JSON.stringify({ bicycle_shop: { target: 'parity', outputs } }));
});

afterAll(async () => {
  if ('lacking' in found) return;
  await rm(profiles, { recursive: true, force: true });
  await database.drop();
});

async function bothBuild(today: string): Promise<void> {
  if ('lacking' in found) return;
  await invoke({
    verb: 'build',
    projectDirectory,
    connection: database.url('pipeline'),
    now: () => new Date(),
    vars: { today },
    targetSchema: 'shop',
  });
  const places = ['--project-dir', projectDirectory, '--profiles-dir', profiles, '--target-path', join(profiles, 'target')];
  const args = ['build', '--vars', JSON.stringify({ today }), '--no-use-colors', '--log-path', profiles, ...places];
  const ended = await runProgram(found.dbt, args, { DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' });
  expect(ended.code, ended.output).toBe(0);
}

async function differences(): Promise<{ readonly compared: number; readonly different: Difference[] }> {
  const relations = await database.sql<{ schema: string; name: string }>(
    `select nspname::text as schema, relname::text as name from pg_class join pg_namespace n on n.oid = relnamespace
     where nspname in ('shop', 'shop_marts', 'dbt_shop', 'dbt_shop_marts') and relkind in ('r', 'v')`,
  );
  const names = new Map(
    relations.map(({ schema, name }) => [`${schema.replace(/^dbt_/, '')}.${name}`, { schema: schema.replace(/^dbt_/, ''), name }]),
  );
  const all: Difference[] = [];
  for (const { schema, name } of names.values()) all.push(await compareRelation(database, schema, name, 'dbt_', 'pipeline'));
  const different = all.filter(({ columns, onlyOurs, onlyDbts }) => columns.length > 0 || onlyOurs > 0 || onlyDbts > 0);
  return { compared: all.length, different };
}

describe.skipIf('lacking' in found)('dbt-core and the runner build the same bicycle shop', () => {
  it.each(['2026-03-05', '2026-03-12', '2026-03-20'])('as it is known on %s', async (today) => {
    await bothBuild(today);
    expect(await differences()).toEqual({ compared: 13, different: [] });
  });
});
