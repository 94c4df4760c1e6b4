import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironment } from './environment';
import { runCommand } from './run-command';

const sqlDirectory = join(import.meta.dirname, '../../../sql');

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'register-pipeline-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function run(argv: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const printed: string[] = [];
  const reported: string[] = [];
  const code = await runCommand(argv, {
    environment: readEnvironment({ DATA_DIR: directory, SQL_DIR: sqlDirectory, ...variables }),
    now: () => new Date('2026-01-01T12:00:00Z'),
    print: (line) => printed.push(line),
    report: (line) => reported.push(line),
  });
  return { code, printed: printed.join('\n'), reported: reported.join('') };
}

describe('a command line', () => {
  it('--help names every command and ends with 0', async () => {
    const { code, printed } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of ['migrate', 'load-reference', 'build', 'run', 'test', 'retry', 'list', 'docs', 'clean', 'answer'])
      expect(printed).toContain(`  ${name}`);
  });

  it('of one command says how it is used', async () => {
    expect(await run(['build', '--help'])).toMatchObject({
      code: 0,
      printed: expect.stringContaining('pipeline build [--select <nodes>]'),
    });
  });

  it.each([
    [[], 'no command given'],
    [['biuld'], "unknown command 'biuld'"],
    [['build', '--treads', '2'], "Unknown option '--treads'"],
    [['build', '--threads', 'many'], '--threads must be a whole number from 1 to 16'],
    [['build', '--threads', '17'], '--threads must be a whole number from 1 to 16'],
    [['list', 'everything'], "Unexpected argument 'everything'"],
    [['list', '--select'], "Option '-s, --select <value>' argument missing"],
    [['list', '--full-refresh'], "'list' does not take --full-refresh"],
    [['list', '--selector', 'x'], 'selectors.yml is not supported'],
    [['build', '--profiles-dir', 'x'], 'the connection is DATABASE_URL'],
    [['list', '--output', 'odd'], '--output is one of selector, name, path, json'],
    [['list', '--resource-type', 'modle'], "'modle' is none"],
    [['list', '--indirect-selection', 'odd'], '--indirect-selection is one of eager, cautious, buildable, empty'],
    [['list', '-s', 'colour:blue'], "uses the method 'colour'"],
    [['list', '-s', 'state:modified'], 'name its target folder with --state'],
    [['list', '--vars', 'blue'], '--vars must be a mapping'],
    [['list', '--vars', '{a: ['], '--vars cannot be read as YAML'],
    [['list', '--as-of', '2026-02-30'], 'is no date like 2026-01-31'],
    [['list', '--as-of', '2026-01-01T12:00'], 'no moment like 2026-01-31T12:00:00Z'],
    [['list', '--project-dir', '/nowhere'], 'dbt_project.yml'],
    [['show'], 'show takes --select or --inline'],
  ])('%j is not understood: 2', async (argv, reason) => {
    expect(await run(argv)).toMatchObject({ code: 2, reported: expect.stringContaining(reason) });
  });

  it.each([
    ['list', '--select', 'agg_cells', '--indirect-selection', 'empty'],
    ['--select', 'agg_cells', '--indirect-selection=empty', 'list'],
    ['ls', '-s', 'agg_cells', 'no_such_model', '--indirect-selection', 'empty'],
  ])('options stand before or after: %j', async (...argv) => {
    expect(await run(argv)).toMatchObject({ code: 0, printed: 'sextortion_register.marts.agg_cells' });
  });

  it('list names models, seeds and tests without a database', async () => {
    const { code, printed } = await run(['list']);
    expect(code).toBe(0);
    expect(printed).toContain('sextortion_register.marts.agg_cells');
    expect(printed).toContain('sextortion_register.cbs_83648ned');
    expect(printed).toContain('sextortion_register.refresh.one_refresh');
  });

  it('list can show names, files, or JSON', async () => {
    const of = async (...argv: readonly string[]) =>
      (await run(['list', '-s', 'cbs_83648ned', '--resource-type', 'seed', ...argv])).printed;
    expect(await of('--output', 'name')).toBe('cbs_83648ned');
    expect(await of('--output', 'path')).toBe('seeds/cbs_83648ned.csv');
    expect(JSON.parse(await of('--output', 'json', '--output-keys', 'name', 'config.materialized'))).toEqual({
      name: 'cbs_83648ned',
      'config.materialized': 'seed',
    });
  });

  it('a selection that matches nothing is told, with the nearest name', async () => {
    expect(await run(['list', '-s', 'agg_cels'])).toMatchObject({
      code: 0,
      printed: '',
      reported: "note: The selection criterion 'agg_cels' does not match any enabled nodes; did you mean 'agg_cells'?\n",
    });
  });

  it('parse counts what there is and writes the manifest', async () => {
    const { code, printed } = await run(['parse', '--target-path', directory]);
    expect(code).toBe(0);
    expect(printed).toMatch(/^\d+ models, \d+ seeds?, .*\d+ tests/);
    expect(JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'))).toMatchObject({
      metadata: { project_name: 'sextortion_register', generated_at: '2026-01-01T12:00:00.000Z' },
    });
  });

  it('docs without a database still writes the page, and says what it lacks', async () => {
    const variables = { DATABASE_URL: 'postgres://pipeline:x@127.0.0.1:1/none' };
    const { code, printed, reported } = await run(['docs', '--target-path', directory], variables);
    expect({ code, printed }).toEqual({ code: 0, printed: join(directory, 'docs/index.html') });
    expect(reported).toContain('types of columns are those of the YAML, since the database cannot be used');
  });

  it('retry without an earlier run says so: 2', async () => {
    expect(await run(['retry', '--target-path', directory])).toMatchObject({
      code: 2,
      reported: expect.stringContaining('run_results.json cannot be read: there is no such file; run a build first'),
    });
  });

  it('a build that cannot reach the database fails: 1', async () => {
    const { code, reported } = await run(['build'], { DATABASE_URL: 'postgres://pipeline:x@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(reported).toContain('the database cannot be used');
    expect(reported).toContain('its address comes from DATABASE_URL');
  });
});

describe('the database', () => {
  it('is that of DATABASE_URL', async () => {
    const environment = readEnvironment({ DATABASE_URL: 'postgres://a/b', DATA_DIR: directory });
    expect(await environment.databaseUrl('pipeline')).toBe('postgres://a/b');
  });

  it('else that of the running instance, per role', async () => {
    const databases = { migrator: 'postgres://m/x', pipeline: 'postgres://p/x', figures: 'postgres://f/x' };
    await writeFile(join(directory, 'instance.json'), JSON.stringify({ databases }));
    const environment = readEnvironment({ DATA_DIR: directory, DATABASE_URL: '' });
    expect(await Promise.all([environment.databaseUrl('migrator'), environment.databaseUrl('figures')])).toEqual([
      'postgres://m/x',
      'postgres://f/x',
    ]);
  });

  it('else there is a clear message: 2', async () => {
    expect(await run(['build'])).toMatchObject({
      code: 2,
      reported: expect.stringContaining('DATABASE_URL is not set and no local instance runs'),
    });
  });

  it('a broken instance.json is told: 2', async () => {
    await writeFile(join(directory, 'instance.json'), '{"databases":{}}');
    expect(await run(['build'])).toMatchObject({ code: 2, reported: expect.stringContaining('does not name the databases') });
  });

  it('a DATABASE_URL of another kind is refused by name', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'mysql://a/b' })).toThrow('DATABASE_URL must begin with postgres://');
  });
});
