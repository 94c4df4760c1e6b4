import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

const FORBIDDEN = [
  ['libs/figures', '@register/registry', 'the read wing never sees the write wing'],
  ['libs/registry', '@register/warehouse', 'the write wing never sees the read wing'],
  ['libs/figures', '@register/db', 'figures never opens the registry'],
  ['libs/kernel', '@register/chain', 'the ground rests on nothing'],
  ['libs/statistics', '@register/db', 'mathematics knows no database'],
  ['libs/statistics', 'pg', 'mathematics knows no driver'],
  ['libs/chain', 'kysely', 'rules know no database'],
  ['libs/registry', 'knex', 'knex lives in the warehouse only'],
  ['libs/warehouse', 'kysely', 'kysely lives in the write wing only'],
  ['libs/registry', '@nestjs/common', 'domain code knows no framework'],
  ['libs/figures', 'graphql', 'domain code knows no GraphQL'],
  ['apps/figures', '@register/registry', 'the figures service cannot reach persons'],
  ['apps/intake', '@register/figures', 'the intake service makes no figures'],
  ['apps/portal', '@register/registry', 'the portal speaks through the services only'],
] as const;

const ALLOWED = [
  ['libs/registry', '@register/chain'],
  ['libs/figures', '@register/statistics'],
  ['apps/intake', '@register/registry'],
] as const;

interface ProjectGraph {
  readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
}

let graph: ProjectGraph;
const folders: string[] = [];
/** What the linter says of each planted line, by room and line. */
const verdicts = new Map<string, string>();

async function plant(room: string, line: string): Promise<readonly [string, string]> {
  const folder = await mkdtemp(join(root, room, 'src/planted-'));
  folders.push(folder);
  const file = join(folder, 'planted.ts');
  await writeFile(file, `${line}\n`);
  return [`${room} ${line}`, relative(root, file)];
}

const use = (name: string) => `import * as planted from '${name}'; export const kept = planted;`;
const READS_ENVIRONMENT = 'export const kept = process.env;';

beforeAll(async () => {
  // Without a project graph the boundary rule is skipped in silence.
  await run('node_modules/.bin/nx', ['graph', '--file=.nx/graph.json'], { cwd: root });
  ({ graph } = JSON.parse(await readFile(join(root, '.nx/graph.json'), 'utf8')) as { graph: ProjectGraph });
  const planted = await Promise.all([
    ...[...FORBIDDEN, ...ALLOWED].map(([room, name]) => plant(room, use(name))),
    plant('libs/registry', READS_ENVIRONMENT),
  ]);
  const files = planted.map(([, file]) => file);
  const { stdout } = await run('node_modules/.bin/oxlint', ['--format=json', ...files], { cwd: root }).catch(
    (error: unknown) => error as { stdout: string },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  for (const [key, file] of planted) {
    verdicts.set(
      key,
      diagnostics
        .filter((diagnostic) => diagnostic.filename === file)
        .map((diagnostic) => diagnostic.code)
        .join(' '),
    );
  }
}, 60_000);

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('walls between the rooms, with a violation planted in each', () => {
  it.each(FORBIDDEN)('%s may not import %s: %s', (room, name) => {
    expect(verdicts.get(`${room} ${use(name)}`)).toContain('enforce-module-boundaries');
  });

  it.each(ALLOWED)('%s may import %s', (room, name) => {
    expect(verdicts.get(`${room} ${use(name)}`)).toBe('');
  });

  it('the environment is read in environment.ts only', () => {
    expect(verdicts.get(`libs/registry ${READS_ENVIRONMENT}`)).toContain('no-process-env');
  });
});

it.each([
  ['pipeline', 'figures'],
  ['intake', 'registry'],
  ['registry', 'chain'],
  ['figures-service', 'figures'],
  ['local', 'registry'],
  ['pipeline', 'warehouse'],
])('the graph knows that %s rests on %s, so that no build is taken from the cache after a change below it', (project, library) => {
  expect(graph.dependencies[project]?.map(({ target }) => target)).toContain(library);
});
