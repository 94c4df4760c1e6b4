import { WarehouseError } from '../errors';
import type { Notice, Package } from '../stages';
import { readProjectSettings } from './project-config';
import { pathsUnder, readFiles, readOne } from './read-files';

/** A package as it stands on disk, and what else its dbt_project.yml says. */
export interface ReadPackage {
  readonly package: Package;
  readonly packagesPath: string;
  readonly notices: readonly Notice[];
}

/** Reads the files of the project or of an installed package. */
export async function readPackage(directory: string): Promise<ReadPackage> {
  const settings = readProjectSettings(await readOne(directory, 'dbt_project.yml'));
  const folders = settings.config.paths;
  const [models, seeds, snapshots, macros, tests, analyses, functions, docs] = await Promise.all([
    pathsUnder(directory, folders.models),
    pathsUnder(directory, folders.seeds),
    pathsUnder(directory, folders.snapshots),
    pathsUnder(directory, folders.macros),
    pathsUnder(directory, folders.tests),
    pathsUnder(directory, folders.analyses),
    pathsUnder(directory, folders.functions),
    pathsUnder(directory, folders.docs),
  ]);
  refuse(models.filter(endsIn('.py')), 'Python models are not supported; write the model in SQL');
  refuse(functions.filter(endsIn('.sql', '.py')), 'functions are not supported; make the function in a migration or a hook');
  const inTests = (folder: string) => (path: string) => folders.tests.some((top) => path.startsWith(`${top}/${folder}/`));
  const isGeneric = inTests('generic');
  const isFixture = inTests('fixtures');
  const sql = (paths: readonly string[]) => paths.filter(endsIn('.sql'));
  const read = (paths: readonly string[]) => readFiles(directory, paths);
  const yaml = [models, seeds, snapshots, macros, tests, analyses].flat().filter(endsIn('.yml', '.yaml'));
  return {
    package: {
      name: settings.name,
      config: settings.config,
      models: await read(sql(models)),
      seeds: await read(seeds.filter(endsIn('.csv'))),
      snapshots: await read(sql(snapshots)),
      macros: await read([...sql(macros), ...sql(tests).filter(isGeneric)].toSorted()),
      tests: await read(sql(tests).filter((path) => !isGeneric(path) && !isFixture(path))),
      properties: await read([...new Set(yaml)].toSorted()),
      docs: await read(docs.filter(endsIn('.md'))),
      analyses: await read(sql(analyses)),
      fixtures: await read(tests.filter((path) => isFixture(path) && endsIn('.csv', '.sql')(path))),
    },
    packagesPath: settings.packagesPath,
    notices: settings.notices,
  };
}

function refuse(paths: readonly string[], why: string): void {
  const [file] = paths;
  if (file !== undefined) throw new WarehouseError('project', why, { file, line: 1 });
}

function endsIn(...endings: readonly string[]) {
  return (path: string): boolean => endings.some((ending) => path.endsWith(ending));
}
