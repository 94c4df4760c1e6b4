import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironment } from './environment';
import { runCommand } from './run-command';

const FILES: Readonly<Record<string, string>> = {
  'dbt_project.yml': 'name: shop\nmodels: { shop: { +schema: marts, +materialized: table } }\nseeds: { shop: { +schema: marts } }\n',
  'macros/schema.sql': '{% macro generate_schema_name(custom, node) %}{{ custom or target.schema }}{% endmacro %}',
  'seeds/payments.csv': 'id,amount\n1,10\n2,20\n',
  'models/orders.sql':
    "select id, amount, '{{ var('colour', 'grey') }}' as colour, '{{ run_started_at }}' as built from {{ ref('payments') }}",
  'models/totals.sql': "select sum(amount) as total from {{ ref('orders') }}",
  'models/shop.yml': 'models:\n  - name: orders\n    columns:\n      - { name: id, data_tests: [unique] }\n',
  'tests/not_much.sql': "select * from {{ ref('orders') }} where amount > {{ var('most', 100) }}",
};

let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-commands-'));
  await write(FILES);
  await database.sql(
    'drop schema marts cascade; create schema marts; grant usage, create on schema marts to pipeline; grant usage on schema marts to figures',
  );
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

async function run(...argv: readonly string[]) {
  const printed: string[] = [];
  const reported: string[] = [];
  const code = await runCommand(argv, {
    environment: readEnvironment({ DATABASE_URL: database.url('pipeline'), SQL_DIR: directory }),
    now: () => new Date('2026-01-01T12:00:00Z'),
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
  });
  return { code, printed: printed.join('\n'), reported: reported.join('') };
}

const rowsOf = (text: string) => database.sql(text, [], 'pipeline');
const results = async (): Promise<unknown> => JSON.parse(await readFile(join(directory, 'target/run_results.json'), 'utf8'));

describe('build', () => {
  it('builds and tests everything, with a line for each node and one for all: 0', async () => {
    const { code, printed, reported } = await run('build');
    expect(reported).toMatch(/✓ payments {2}2 rows/);
    expect(reported).toMatch(/✓ unique_orders_id {2}test/);
    expect(reported).toContain('3 relations put in place');
    expect(printed).toMatch(/^Done in \d+\.\d s\. PASS=5 WARN=0 ERROR=0 SKIP=0 TOTAL=5$/);
    expect(code).toBe(0);
    expect(await rowsOf('select total from marts.totals')).toEqual([{ total: 30 }]);
  });

  it('of a selection leaves the rest alone', async () => {
    await run('build');
    const { printed } = await run('run', '-s', 'totals', '--threads', '1');
    expect(printed).toContain('PASS=1 WARN=0 ERROR=0 SKIP=0 TOTAL=1');
  });

  it('takes --vars and --as-of', async () => {
    await run('build', '--vars', '{colour: blue}', '--as-of', '2025-05-06');
    expect(await rowsOf('select distinct colour, left(built, 19) as built from marts.orders')).toEqual([
      { colour: 'blue', built: '2025-05-06 00:00:00' },
    ]);
  });

  it('with a failing test puts nothing in place, and tells the count and the query: 1', async () => {
    await run('build');
    await write({ 'seeds/payments.csv': 'id,amount\n1,10\n2,500\n' });
    const { code, printed, reported } = await run('build');
    expect(code).toBe(1);
    expect(reported).toContain('not_much: test finds 1 wrong row\n  at tests/not_much.sql\n');
    expect(reported).toContain('to see the rows (target/compiled/shop/tests/not_much.sql)');
    expect(reported).toContain('from "marts"."orders" where amount > 100');
    expect(reported).toContain('Nothing was put in place');
    expect(printed).toContain('PASS=3 WARN=0 ERROR=1 SKIP=1 TOTAL=5');
    expect(await rowsOf('select total from marts.totals')).toEqual([{ total: 30 }]);
  });

  it('with a broken model skips what hangs on it: 1', async () => {
    await write({ 'models/orders.sql': "select idd from {{ ref('payments') }}" });
    const { code, printed, reported } = await run('build', '--fail-fast');
    expect(code).toBe(1);
    expect(reported).toContain('column "idd" does not exist');
    expect(printed).toMatch(/ERROR=1 SKIP=3 TOTAL=5/);
  });

  it('of a project that cannot be read does nothing: 2', async () => {
    await write({ 'models/orders.sql': "select * from {{ ref('paymens') }}" });
    expect(await run('build')).toMatchObject({ code: 2, reported: expect.stringContaining("did you mean 'payments'?") });
  });

  it('writes artifacts whose loss is told, while what it built stands: 3', async () => {
    await write({ taken: '' });
    const { code, printed, reported } = await run('build', '--target-path', 'taken/below');
    expect(code).toBe(3);
    expect(reported).toMatch(/the artifacts in .*taken\/below could not be written: /);
    expect(printed).toContain('PASS=5');
    expect(await rowsOf('select total from marts.totals')).toEqual([{ total: 30 }]);
  });
});

it('--no-write-json writes no artifacts: 0', async () => {
  expect((await run('build', '--no-write-json')).code).toBe(0);
  await expect(results()).rejects.toThrow('ENOENT');
});

describe('what it tells', () => {
  it('as JSON is one object a line', async () => {
    const { printed, reported } = await run('build', '--json');
    const lines: { event: string; id?: string; status?: string }[] = printed.split('\n').map((line) => JSON.parse(line));
    expect(reported).toBe('');
    expect(lines.filter(({ event, status }) => event === 'node' && status === 'success').map(({ id }) => id)).toContain(
      'model.shop.orders',
    );
    expect(lines.at(-1)).toMatchObject({ event: 'summary', pass: 5, total: 5, at: '2026-01-01T12:00:00.000Z' });
  });

  it('with --quiet is nothing but errors', async () => {
    expect(await run('build', '-q')).toEqual({ code: 0, printed: '', reported: '' });
    const { reported } = await run('test', '-q', '--vars', '{most: 5}');
    expect(reported).toMatch(/^\nnot_much: test finds 2 wrong rows/);
  });
});

describe('other verbs', () => {
  it('test tests what is served', async () => {
    await run('build');
    expect(await run('test')).toMatchObject({ code: 0, printed: expect.stringContaining('PASS=2') });
    const { code, reported } = await run('test', '--vars', '{most: 5}');
    expect(code).toBe(1);
    expect(reported).not.toContain('Nothing was put in place');
  });

  it('compile prints the SQL of one node and runs nothing', async () => {
    const { code, printed } = await run('compile', '-s', 'totals');
    expect({ code, printed }).toEqual({ code: 0, printed: 'select sum(amount) as total from "marts"."orders"' });
    expect(await rowsOf("select to_regclass('marts.totals') as found")).toEqual([{ found: null }]);
  });

  it('show prints rows of a node', async () => {
    await run('build');
    const { printed } = await run('show', '-s', 'totals');
    expect(printed).toBe('totals:\ntotal\n-----\n30');
    const { printed: json } = await run(
      'show',
      '--inline',
      "select id from {{ ref('orders') }} order by id",
      '--limit',
      '1',
      '--output',
      'json',
    );
    expect(JSON.parse(json)).toMatchObject({ show: [{ id: '1' }] });
  });

  it('docs writes a page with the last results and the types of the database', async () => {
    await run('build');
    const { code, printed } = await run('docs', 'generate');
    expect({ code, printed }).toEqual({ code: 0, printed: join(directory, 'target/docs/index.html') });
    const page = await readFile(join(directory, 'target/docs/index.html'), 'utf8');
    expect(page).toMatch(/<code>amount<\/code>[\s\S]{0,80}integer/);
    expect(page).toMatch(/unique[\s\S]{0,160}pass/);
    expect(JSON.parse(await readFile(join(directory, 'target/catalog.json'), 'utf8'))).toMatchObject({
      nodes: { 'model.shop.orders': { metadata: { type: 'BASE TABLE', schema: 'marts' }, columns: { id: { type: 'integer', index: 1 } } } },
    });
  });
});

describe('freshness', () => {
  const source = (hours: number) =>
    `sources:\n  - name: web\n    schema: marts\n    tables:\n      - name: orders_raw\n        loaded_at_field: at\n        freshness: { error_after: { count: ${hours}, period: hour } }\n`;
  beforeEach(async () => {
    await database.sql("create table marts.orders_raw as select timestamptz '2026-01-01 09:30Z' as at", [], 'pipeline');
  });

  it('tells the age of the newest row: 0 when it is young enough', async () => {
    await write({ 'models/web.yml': source(3) });
    const fresh = await run('source', 'freshness');
    expect(fresh).toMatchObject({ code: 0, printed: '✓ web.orders_raw  pass  newest row 2026-01-01T09:30:00.000Z, 2 h 30 min old' });
    expect(JSON.parse(await readFile(join(directory, 'target/sources.json'), 'utf8'))).toMatchObject({
      results: [{ unique_id: 'source.shop.web.orders_raw', status: 'pass', max_loaded_at_time_ago_in_s: 9000 }],
    });
  });

  it('1 when it is too old', async () => {
    await write({ 'models/web.yml': source(2) });
    expect(await run('freshness')).toMatchObject({ code: 1, printed: expect.stringContaining('✗ web.orders_raw  error') });
  });
});

describe('retry', () => {
  it('repeats an invocation that failed with its options', async () => {
    await run('build');
    expect((await run('run', '-s', 'orders', '--vars', '{colour: red}', '--as-of', '2025-05-06')).code).toBe(0);
    await write({ 'models/totals.sql': 'select 1 / 0 as total' });
    expect((await run('run', '-s', 'totals', 'orders', '--vars', '{colour: green}', '--as-of', '2025-05-07')).code).toBe(1);
    await write(FILES);
    const { code, printed, reported } = await run('retry');
    expect(code).toBe(0);
    expect(reported).toContain("so 'run' is repeated with the same options");
    expect(printed).toContain('PASS=2');
    expect(await rowsOf('select distinct colour, left(built, 10) as built from marts.orders')).toEqual([
      { colour: 'green', built: '2025-05-07' },
    ]);
    expect(await results()).toMatchObject({ args: { which: 'run', command_line: { select: ['totals', 'orders'] } } });
  });

  it('has nothing to do when nothing failed', async () => {
    await run('build');
    expect(await run('retry')).toMatchObject({ code: 0, printed: expect.stringContaining('nothing to retry') });
  });
});

describe('clean', () => {
  it('removes the target folder', async () => {
    await run('parse');
    expect(await run('clean')).toMatchObject({ code: 0, printed: 'removed target' });
    await expect(results()).rejects.toThrow('ENOENT');
    expect(await run('clean')).toMatchObject({ code: 0, printed: 'there is nothing to remove' });
  });

  it.each([
    ['..', 'it is not inside the project'],
    ['/tmp', 'it is not inside the project'],
    ['.', 'it is not inside the project'],
    ['models', 'models holds files of the project'],
    ['elsewhere/x', 'it is not inside the project'],
  ])('refuses %s and removes nothing: 2', async (target, reason) => {
    const outside = await mkdtemp(join(tmpdir(), 'register-outside-'));
    await symlink(outside, join(directory, 'elsewhere'));
    await run('parse');
    await write({ 'dbt_project.yml': `name: shop\nclean-targets: [target, '${target}']\n` });
    expect(await run('clean')).toMatchObject({ code: 2, reported: expect.stringContaining(`'${target}' is not removed: ${reason}`) });
    expect(await readFile(join(directory, 'target/manifest.json'), 'utf8')).toContain('shop');
    await rm(outside, { recursive: true });
  });
});
