import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
    for (const name of ['migrate', 'load-reference', 'build', 'test', 'list', 'answer']) expect(printed).toContain(`  ${name}`);
  });

  it('of one command says how it is used', async () => {
    expect(await run(['build', '--help'])).toMatchObject({ code: 0, printed: expect.stringContaining('build [--threads 2] [--no-wait]') });
  });

  it.each([
    [[], 'no command given'],
    [['biuld'], "unknown command 'biuld'"],
    [['build', '--treads', '2'], "Unknown option '--treads'"],
    [['build', '--threads', 'many'], '--threads must be a whole number from 1 to 16'],
    [['list', 'everything'], 'Unexpected argument'],
  ])('%j is not understood: 2', async (argv, reason) => {
    expect(await run(argv)).toMatchObject({ code: 2, reported: expect.stringContaining(reason) });
  });

  it('list names models, seeds and tests without a database', async () => {
    const { code, printed } = await run(['list']);
    expect(code).toBe(0);
    expect(printed).toContain('model.agg_cells  table  marts.agg_cells');
    expect(printed).toContain('seed.cbs_83648ned  seed  staging.cbs_83648ned');
    expect(printed).toContain('test.one_refresh');
  });

  it('a build that cannot reach the database fails: 1', async () => {
    const { code, reported } = await run(['build'], { DATABASE_URL: 'postgres://pipeline:x@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(reported).toContain('the database cannot be used');
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
