import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { buildProject, loadGraph } from '@register/warehouse';
import { afterAll, beforeAll, expect, it } from 'vitest';

const projectDirectory = join(import.meta.dirname, '../../../sql');
const now = () => new Date('2026-01-01T00:00:00Z');

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await buildProject({ projectDirectory, connection: database.url('pipeline'), now });
});
afterAll(() => database.drop());

it('the marts have exactly the columns that the YAML describes', async () => {
  const graph = await loadGraph({ projectDirectory, now });
  const described = graph.parsed.nodes.flatMap((node) =>
    (node.kind === 'model' || node.kind === 'seed') && node.schema === 'marts'
      ? node.columns.map((column) => `${node.name}.${column.name}`)
      : [],
  );
  const rows = await database.sql<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'marts'",
    [],
    'pipeline',
  );
  expect(rows.map((row) => row.name).toSorted()).toEqual(described.toSorted());
});

it('an empty register gives empty marts, with members and the day of the build', async () => {
  const [counts] = await database.sql(
    `select (select count(*)::int from marts.agg_cells) as cells, (select count(*) > 50 from marts.dim_members) as has_members,
       (select as_of from marts.mart_refresh) as as_of, (select last_recorded_at from marts.mart_refresh) as last_recorded_at`,
    [],
    'figures',
  );
  expect(counts).toEqual({ cells: 0, has_members: true, as_of: '2026-01-01', last_recorded_at: null });
});
