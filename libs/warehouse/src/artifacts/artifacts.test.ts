import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompiledNode, CompiledProject, Invocation, NodeResult } from '../stages';
import { handModel, handTest } from '../testing/hand-graph';
import { shopGraph } from '../testing/shop-graph';
import { fileChecksum } from './checksum';
import { compiledPath } from './manifest';
import { readManifest, readRunResults } from './read-artifacts';
import { writeArtifacts } from './write-artifacts';

const graph = shopGraph();
const startedAt = new Date('2026-01-01T12:00:00Z');

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-artifacts-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const result = (id: string, change: Partial<NodeResult>): NodeResult => ({
  id,
  name: id.split('.')[2] ?? '',
  kind: 'model',
  status: 'success',
  rows: 3,
  seconds: 0.5,
  startedAt,
  thread: 1,
  ...change,
});

function compiled(ids: readonly string[]): CompiledProject {
  const nodes = new Map<string, CompiledNode>(
    graph.parsed.nodes
      .filter(({ id }) => ids.includes(id))
      .map((node) => [node.id, { node, sql: node.kind === 'seed' ? '' : 'select 1', lead: 0, preHooks: [], postHooks: [] }]),
  );
  return { selected: { graph, ids: new Set(ids) }, nodes, onRunStart: [], onRunEnd: [] };
}

async function written(results: readonly NodeResult[]) {
  const invocation: Invocation = { id: 'an-id', verb: 'build', startedAt, seconds: 2, results, arguments: { select: ['orders'] } };
  await writeArtifacts(directory, graph, compiled(results.map(({ id }) => id)), invocation);
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(directory, name), 'utf8'));
  return { manifest: await read('manifest.json'), results: await read('run_results.json') };
}

describe('manifest.json', () => {
  it('names its schema, and the invocation by the clock given', async () => {
    const { manifest } = await written([]);
    expect(manifest).toMatchObject({
      metadata: {
        dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
        generated_at: '2026-01-01T12:00:02.000Z',
        invocation_id: 'an-id',
        project_name: 'shop',
        adapter_type: 'postgres',
      },
    });
  });

  it('tells who reads whom, as dbt does', async () => {
    const { manifest } = await written([]);
    expect(manifest).toMatchObject({
      parent_map: {
        'model.shop.orders': ['model.shop.stg_orders', 'model.shop.stg_payments'],
        'unit_test.shop.orders.sums_payments': ['model.shop.orders'],
        'exposure.shop.board': ['model.shop.orders', 'source.shop.web.customers'],
        'source.shop.web.orders': [],
      },
      child_map: {
        'seed.shop.payments_raw': ['model.shop.stg_payments', 'test.shop.unique_payments_raw_id.7c'],
        'exposure.shop.board': [],
      },
    });
  });

  it('has a node with configuration, columns, checksum and compiled SQL', async () => {
    const { manifest } = await written([result('model.shop.orders', {})]);
    expect(manifest).toMatchObject({
      nodes: {
        'model.shop.orders': {
          resource_type: 'model',
          fqn: ['shop', 'marts', 'orders'],
          path: 'marts/orders.sql',
          original_file_path: 'models/marts/orders.sql',
          patch_path: 'shop://models/marts/marts.yml',
          relation_name: '"shop"."orders"',
          config: { materialized: 'table', contract: { enforced: true }, group: 'money', meta: { grain: ['id'] } },
          columns: { id: { data_type: 'integer', description: 'Number.' } },
          depends_on: { nodes: ['model.shop.stg_orders', 'model.shop.stg_payments'] },
          compiled: true,
          compiled_code: 'select 1',
          compiled_path: 'target/compiled/shop/models/marts/orders.sql',
        },
        'model.shop.stg_payments': { depends_on: { macros: ['macro.shop.cents'] } },
        'model.shop.eph': { relation_name: null, compiled_path: null },
      },
    });
  });

  it('has the checksum that dbt gives the same text', () => {
    const text = [
      'select o.id, o.status, sum(p.amount) as amount',
      "from {{ ref('stg_orders') }} o left join {{ ref('stg_payments') }} p on p.order_id = o.id",
      'group by 1, 2',
      '',
    ].join('\n');
    const ofDbt = '0c48b49fd0eb5b9661e3bfcde55acc60dbf44eaed8628f65e705fcf51288f22c';
    expect(fileChecksum(handModel('model.shop.orders', 'models/orders.sql', text).file.text)).toEqual({ name: 'sha256', checksum: ofDbt });
  });

  it('can be read again', async () => {
    await written([]);
    const manifest = await readManifest(directory);
    expect(Object.keys(manifest.nodes)).toContain('model.shop.orders');
    expect(Object.keys(manifest.unit_tests)).toEqual(['unit_test.shop.orders.sums_payments']);
  });
});

describe('run_results.json', () => {
  const results = [
    result('model.shop.orders', { sql: 'create table x', relation: '"shop"."orders"' }),
    result('test.shop.both', { kind: 'test', status: 'fail', message: 'both: test finds 3 wrong rows' }),
    result('test.shop.no_negative', { kind: 'test', status: 'error', rows: 0, message: 'broken' }),
    result('seed.shop.payments_raw', { kind: 'seed', status: 'skipped', rows: 0, seconds: 0 }),
  ];

  it('tells status, timing, rows and failures of every node', async () => {
    expect((await written(results)).results).toMatchObject({
      metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json' },
      elapsed_time: 2,
      args: { select: ['orders'], which: 'build' },
      results: [
        {
          unique_id: 'model.shop.orders',
          status: 'success',
          execution_time: 0.5,
          adapter_response: { rows_affected: 3 },
          failures: null,
          compiled_code: 'create table x',
          relation_name: '"shop"."orders"',
          timing: [
            { name: 'compile' },
            { name: 'execute', started_at: '2026-01-01T12:00:00.000Z', completed_at: '2026-01-01T12:00:00.500Z' },
          ],
        },
        { unique_id: 'test.shop.both', status: 'fail', failures: 3, message: 'both: test finds 3 wrong rows' },
        { unique_id: 'test.shop.no_negative', status: 'error', failures: null },
        { unique_id: 'seed.shop.payments_raw', status: 'skipped', timing: [], compiled_code: null },
      ],
    });
  });

  it('can be read again', async () => {
    await written(results);
    const read = await readRunResults(directory);
    expect(read.results.map(({ status }) => status)).toEqual(['success', 'fail', 'error', 'skipped']);
    expect(read.args).toMatchObject({ select: ['orders'] });
  });
});

describe('the target folder', () => {
  it('holds the SQL as compiled and as run, and no unfinished file', async () => {
    await written([result('model.shop.orders', { sql: 'create table x' }), result('test.shop.positive_orders_id.8e', { kind: 'test' })]);
    const files = await readdir(directory, { recursive: true });
    expect(files.filter((name) => /\.(sql|json|tmp)$/.test(name)).toSorted()).toEqual([
      'compiled/shop/models/marts/marts.yml/positive_orders_id.sql',
      'compiled/shop/models/marts/orders.sql',
      'manifest.json',
      'run/shop/models/marts/orders.sql',
      'run_results.json',
    ]);
    expect(await readFile(join(directory, 'run/shop/models/marts/orders.sql'), 'utf8')).toBe('create table x');
  });

  it('names the file of a test with a long name by its short one', () => {
    const name = `accepted_values_${'x'.repeat(300)}`;
    const test = handTest('test.shop.a.8e', 'models/a.yml', {
      name,
      alias: 'accepted_values_1ce6',
      generic: { name: 'a', namespace: null, kwargs: {} },
    });
    expect(compiledPath(test)).toBe('compiled/shop/models/a.yml/accepted_values_1ce6.sql');
  });

  it('that cannot be written is told with its path', async () => {
    const file = join(directory, 'taken');
    await writeFile(file, '');
    const invocation: Invocation = { id: 'x', verb: 'build', startedAt, seconds: 0, results: [], arguments: {} };
    const writing = writeArtifacts(file, graph, compiled([]), invocation);
    await expect(writing).rejects.toMatchObject({ code: 'artifact', message: expect.stringContaining(`in ${file} could not be written`) });
  });
});

describe('an artifact that cannot be used is told with its path', () => {
  it.each<[string, string | null, RegExp]>([
    ['missing', null, /manifest\.json cannot be read: there is no such file/],
    ['not JSON', '{"metadata":', /manifest\.json is not JSON/],
    ['of another version', '{"metadata":{"dbt_schema_version":"v3"}}', /is of another version: v3; expected https:.*v12/],
    ['of no version', '[]', /is of another version: none is named/],
    [
      'not as its version has it',
      '{"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/manifest/v12.json"}}',
      /is not as its version has it: nodes/,
    ],
  ])('%s', async (_, text, message) => {
    await mkdir(directory, { recursive: true });
    if (text !== null) await writeFile(join(directory, 'manifest.json'), text);
    await expect(readManifest(directory)).rejects.toThrow(message);
  });
});
