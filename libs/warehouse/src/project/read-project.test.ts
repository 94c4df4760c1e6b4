import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readProject } from './read-project';

let directory: string | undefined;

afterEach(async () => {
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
});

async function read(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), 'register-files-'));
  directory = root;
  await Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }),
  );
  return readProject(root);
}

async function complaint(files: Readonly<Record<string, string>>): Promise<string> {
  return read(files).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('the files of a project', () => {
  it('lie in the folders that dbt looks in', async () => {
    const { packages } = await read({
      'dbt_project.yml': 'name: example\n',
      'models/deep/a.sql': '',
      'models/deep/a.yml': '',
      'models/notes.md': '',
      'seeds/b.csv': '',
      'snapshots/c.sql': '',
      'macros/d.sql': '',
      'tests/e.sql': '',
      'tests/generic/f.sql': '',
      'tests/fixtures/g.csv': '',
      'analyses/h.sql': '',
      'elsewhere/i.sql': '',
    });
    const [own] = packages;
    const paths = (files: readonly { path: string }[] | undefined) => files?.map((file) => file.path);
    expect({
      models: paths(own?.models),
      properties: paths(own?.properties),
      docs: paths(own?.docs),
      seeds: paths(own?.seeds),
      snapshots: paths(own?.snapshots),
      macros: paths(own?.macros),
      tests: paths(own?.tests),
      fixtures: paths(own?.fixtures),
      analyses: paths(own?.analyses),
    }).toEqual({
      models: ['models/deep/a.sql'],
      properties: ['models/deep/a.yml'],
      docs: ['models/notes.md'],
      seeds: ['seeds/b.csv'],
      snapshots: ['snapshots/c.sql'],
      macros: ['macros/d.sql', 'tests/generic/f.sql'],
      tests: ['tests/e.sql'],
      fixtures: ['tests/fixtures/g.csv'],
      analyses: ['analyses/h.sql'],
    });
  });

  it.each([
    ['model-paths', 'seed-paths'],
    ['source-paths', 'data-paths'],
  ])('may lie elsewhere, as %s and %s say', async (models, seeds) => {
    const { packages } = await read({
      'dbt_project.yml': `name: example\n${models}: [one, two/deep]\n${seeds}: [data]\n`,
      'one/a.sql': '',
      'two/deep/b.sql': '',
      'data/c.csv': '',
    });
    expect(packages[0]?.models.map((file) => file.path)).toEqual(['one/a.sql', 'two/deep/b.sql']);
    expect(packages[0]?.seeds.map((file) => file.path)).toEqual(['data/c.csv']);
  });

  it('may have come from Windows', async () => {
    const { packages } = await read({ 'dbt_project.yml': '\uFEFFname: example\r\n', 'models/a.sql': 'select\r\n1' });
    expect(packages[0]?.models[0]?.text).toBe('select\n1');
  });
});

describe('dbt_project.yml', () => {
  it('gives variables, hooks, dispatch and folders of results', async () => {
    const { config } = await read({
      'dbt_project.yml': [
        'name: example',
        "version: '1.0'",
        'profile: own',
        'vars: { a: 1, example: { b: 2 } }',
        'on-run-start: select 1',
        'on-run-end: [select 2, select 3]',
        'dispatch: [{ macro_namespace: dbt_utils, search_order: [example, dbt_utils] }]',
        'target-path: out',
        'tests: { +severity: warn }',
      ].join('\n'),
    });
    expect(config).toMatchObject({
      version: '1.0',
      profile: 'own',
      vars: { a: 1, example: { b: 2 } },
      onRunStart: ['select 1'],
      onRunEnd: ['select 2', 'select 3'],
      dispatch: { dbt_utils: ['example', 'dbt_utils'] },
      targetPath: 'out',
      cleanTargets: ['out'],
      folders: { data_tests: { '+severity': 'warn' } },
    });
  });

  it('may have sections that are empty', async () => {
    expect((await read({ 'dbt_project.yml': 'name: example\nmodels:\nvars:\non-run-end:\n' })).config.vars).toEqual({});
  });

  it('tells what does nothing here', async () => {
    const { notices } = await read({
      'dbt_project.yml': 'name: example\nmetrics: {}\nquoting: { schema: true }\nflags: { fail_fast: true }\n',
    });
    expect(notices).toEqual([
      { text: "'metrics' does nothing: metrics are not computed here", file: 'dbt_project.yml', line: 2 },
      { text: "'quoting' does nothing: names are always quoted here", file: 'dbt_project.yml', line: 3 },
      { text: "'flags' does nothing: what holds for an invocation is said on the command line here", file: 'dbt_project.yml', line: 4 },
    ]);
  });

  it.each<[string, string, string]>([
    [
      'an unknown key',
      'name: example\nmodel-path: [models]\n',
      'model-path: this key is not known or not supported\n  at dbt_project.yml:2:1',
    ],
    ['no name', 'version: 1\n', 'name: '],
    [
      'a name that is none',
      'name: my-project\n',
      'a project name is letters, digits and _, and starts with no digit\n  at dbt_project.yml:1',
    ],
    ['another config-version', 'name: example\nconfig-version: 1\n', 'config-version is 2\n  at dbt_project.yml:2'],
    [
      'tests and data_tests',
      'name: example\ntests: {}\ndata_tests: {}\n',
      "'tests' and 'data_tests' mean the same; keep one of them\n  at dbt_project.yml:2",
    ],
    ['a dispatch without its order', 'name: example\ndispatch: [{ macro_namespace: x }]\n', 'dispatch.0.search_order'],
    ['the same key twice', 'name: example\nname: other\n', 'at dbt_project.yml:2:1'],
  ])('%s is an error with its place', async (_, text, expected) => {
    expect(await complaint({ 'dbt_project.yml': text })).toContain(expected);
  });

  it('that is not there is named', async () => {
    expect(await complaint({ 'models/a.sql': '' })).toContain('at dbt_project.yml');
  });
});

describe('what is not supported is refused with its file', () => {
  it.each<[string, string, string]>([
    ['a Python model', 'models/deep/a.py', 'Python models are not supported; write the model in SQL\n  at models/deep/a.py:1'],
    ['a function', 'functions/f.sql', 'functions are not supported'],
  ])('%s', async (_, path, expected) => {
    expect(await complaint({ 'dbt_project.yml': 'name: example\n', [path]: '' })).toContain(expected);
  });
});

describe('packages', () => {
  const project = { 'dbt_project.yml': 'name: example\n' };

  it('are the folders of dbt_packages with a dbt_project.yml', async () => {
    const { packages } = await read({
      ...project,
      'dbt_packages/utils/dbt_project.yml': 'name: some_utils\n',
      'dbt_packages/utils/macros/a.sql': '',
      'dbt_packages/notes/readme.md': '',
    });
    expect(packages.map((own) => [own.name, own.macros.map((file) => file.path)])).toEqual([
      ['example', []],
      ['some_utils', ['macros/a.sql']],
    ]);
  });

  it('may be installed elsewhere', async () => {
    const { packages } = await read({
      'dbt_project.yml': 'name: example\npackages-install-path: lib\n',
      'lib/utils/dbt_project.yml': 'name: some_utils\n',
    });
    expect(packages.map((own) => own.name)).toEqual(['example', 'some_utils']);
  });

  it('that are asked for and not installed are told, once each, with the line', async () => {
    const { notices } = await read({
      ...project,
      'packages.yml': 'packages:\n  - package: some/dbt_utils\n    version: 1.0.0\n  - git: https://example.org/x/own-macros.git\n',
      'dbt_packages/dbt_utils/dbt_project.yml': 'name: dbt_utils\n',
    });
    expect(notices).toMatchObject([
      { text: expect.stringContaining("package 'own_macros' is not installed"), file: 'packages.yml', line: 4 },
    ]);
  });

  it('with an error name the file in its package', async () => {
    expect(await complaint({ ...project, 'dbt_packages/utils/dbt_project.yml': 'name: some_utils\nx: 1\n' })).toContain(
      'at dbt_packages/utils/dbt_project.yml:2:1',
    );
  });

  it('of one name are refused', async () => {
    expect(await complaint({ ...project, 'dbt_packages/utils/dbt_project.yml': 'name: example\n' })).toContain(
      "two packages are named 'example'",
    );
  });
});
