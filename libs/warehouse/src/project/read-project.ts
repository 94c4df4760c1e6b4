import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { messageOf, WarehouseError } from '../errors';
import type { Project, ProjectFile } from '../stages';
import { readProjectSettings } from './project-config';

/** Stage 1: reads every file of the project; the only stage that touches the disk. */
export async function readProject(directory: string): Promise<Project> {
  const settings = readProjectSettings(await readOne(directory, 'dbt_project.yml'));
  const all = async (folders: readonly string[]) => (await Promise.all(folders.map((folder) => filesUnder(directory, folder)))).flat();
  const [models, seeds, macros, tests] = await Promise.all([
    all(settings.folders.models),
    all(settings.folders.seeds),
    all(settings.folders.macros),
    all(settings.folders.tests),
  ]);
  const isGeneric = (path: string) => settings.folders.tests.some((folder) => path.startsWith(`${folder}/generic/`));
  const load = (chosen: readonly string[]) => Promise.all(chosen.toSorted().map((path) => readOne(directory, path)));
  return {
    directory,
    name: settings.name,
    config: settings.config,
    models: await load(models.filter(endsIn('.sql'))),
    seeds: await load(seeds.filter(endsIn('.csv'))),
    macros: await load([...macros, ...tests.filter(isGeneric)].filter(endsIn('.sql'))),
    tests: await load(tests.filter((path) => endsIn('.sql')(path) && !isGeneric(path))),
    properties: await load([...models, ...seeds, ...macros, ...tests].filter(endsIn('.yml', '.yaml'))),
  };
}

function endsIn(...endings: readonly string[]) {
  return (path: string): boolean => endings.some((ending) => path.endsWith(ending));
}

async function filesUnder(directory: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(
        folder,
        join(entry.parentPath, entry.name)
          .slice(join(directory, folder).length + 1)
          .replaceAll('\\', '/'),
      ),
    );
}

async function readOne(directory: string, path: string): Promise<ProjectFile> {
  try {
    return { path, text: await readFile(join(directory, path), 'utf8') };
  } catch (error) {
    throw new WarehouseError('project', `cannot read a file of the project: ${messageOf(error)}`, { file: path });
  }
}
