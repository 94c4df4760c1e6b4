import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect } from '@register/db';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { buildProject, loadGraph, type ModelNode } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWithDemonstration } from '../../apps/local/src/demo';
import { findDbt, openDbt, type Dbt } from './dbt';
import { compareRelation, type Difference } from './tables';

const projectDirectory = resolve(import.meta.dirname, '../../sql');
const clock = () => new Date('2026-11-24T10:00:00Z');
const SCHEMA = 'dbt';
const N_REPORTS = 2000;

const found = await findDbt();
if ('lacking' in found) process.stdout.write(`\nSKIPPED: the comparison with dbt-core is left out, because ${found.lacking}\n`);

let database: TestDatabase;
let dbt: Dbt;
let relations: ModelNode[];

beforeAll(async () => {
  if ('lacking' in found) return;
  database = await testDatabase();
  const db = connect(database.url(), { applicationName: 'dbt-parity', max: 2 });
  await fillWithDemonstration({ db, clock, nReports: N_REPORTS });
  await db.destroy();
  dbt = await openDbt(found.dbt, database.url('pipeline'), SCHEMA);
  const graph = await loadGraph({ projectDirectory, now: clock });
  relations = graph.parsed.nodes.filter(
    (node): node is ModelNode => (node.kind === 'model' || node.kind === 'seed') && node.config.materialized !== 'ephemeral',
  );
});

afterAll(async () => {
  await dbt?.remove();
  await database?.drop();
});

async function bothBuild(): Promise<void> {
  await buildProject({ projectDirectory, connection: database.url('pipeline'), now: clock });
  const built = await dbt.run(['build']);
  expect(built.code, built.output).toBe(0);
}

async function differences(): Promise<Difference[]> {
  const all: Difference[] = [];
  for (const node of relations) all.push(await compareRelation(database, node.schema, node.alias, `${SCHEMA}_`, 'pipeline'));
  return all.filter(({ columns, onlyOurs, onlyDbts }) => columns.length > 0 || onlyOurs > 0 || onlyDbts > 0);
}

describe.skipIf('lacking' in found)('dbt-core and the runner on the same database', () => {
  it('make every table and view of sql/ equal, row by row', async () => {
    await bothBuild();
    expect(relations.length).toBeGreaterThan(30);
    expect(await differences()).toEqual([]);
  });

  it('stay equal after a refresh that takes up new corrections', async () => {
    await database.sql(
      `insert into registry.report_revisions
       select (jsonb_populate_record(newest, jsonb_build_object(
         'revision', newest.revision + 1, 'action', 'corrected', 'reason', 'gecorrigeerd', 'recorded_at', newest.recorded_at + interval '1 hour',
         'motive', case when newest.motive = 'financieel' then null else newest.motive end,
         'recorded_in', pg_current_xact_id()::text
       ))).*
       from registry.report_revisions newest
       where newest.action <> 'withdrawn' and not exists (
         select from registry.report_revisions later where later.report_id = newest.report_id and later.revision > newest.revision
       )
       order by newest.report_id limit 200`,
    );
    await bothBuild();
    expect(await differences()).toEqual([]);
  });

  it('know the same nodes, and who reads whom', async () => {
    const graph = await loadGraph({ projectDirectory, now: clock });
    const manifest = JSON.parse(await readFile(join(dbt.targetDirectory, 'manifest.json'), 'utf8')) as {
      readonly parent_map: Readonly<Record<string, readonly string[]>>;
    };
    const isOfProject = ([id]: [string, readonly string[]]) => !id.startsWith('test.') && !id.startsWith('unit_test.');
    const sorted = (entries: readonly [string, readonly string[]][]) =>
      Object.fromEntries(entries.filter(isOfProject).map(([id, parents]) => [id, parents.toSorted()]));
    expect(sorted([...graph.parents])).toEqual(sorted(Object.entries(manifest.parent_map)));
  });
});
