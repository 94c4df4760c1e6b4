import { join } from 'node:path';
import { WarehouseError } from '../errors';
import type { Notice, Package, Project } from '../stages';
import { foldersIn, readIfThere } from './read-files';
import { namedPackages } from './named-packages';
import { readPackage, type ReadPackage } from './read-package';

/** Stage 1: reads every file of the project and its installed packages; the only stage that touches the disk. */
export async function readProject(directory: string, packagesDirectory?: string): Promise<Project> {
  const own = await readPackage(directory);
  const installed = await readInstalled(packagesDirectory ?? join(directory, own.packagesPath), own.packagesPath);
  refuseTwins([own.package, ...installed.map((one) => one.package)]);
  const names = new Set(installed.map((one) => one.package.name));
  return {
    directory,
    name: own.package.name,
    config: own.package.config,
    packages: [own.package, ...installed.map((one) => one.package)],
    notices: [...own.notices, ...(await missingPackages(directory, own.packagesPath, names))],
  };
}

async function readInstalled(directory: string, shown: string): Promise<ReadPackage[]> {
  const folders = await foldersIn(directory);
  const read = await Promise.all(
    folders.map(async (folder) =>
      (await readIfThere(join(directory, folder), 'dbt_project.yml')) === undefined ? [] : [await within(directory, folder, shown)],
    ),
  );
  return read.flat();
}

/** Says of which package a broken file is. */
async function within(directory: string, folder: string, shown: string): Promise<ReadPackage> {
  try {
    return await readPackage(join(directory, folder));
  } catch (error) {
    if (!(error instanceof WarehouseError) || !error.place) throw error;
    throw new WarehouseError(error.code, error.text, { ...error.place, file: `${shown}/${folder}/${error.place.file}` }, error.node);
  }
}

function refuseTwins(packages: readonly Package[]): void {
  const seen = new Set<string>();
  for (const { name } of packages) {
    if (seen.has(name))
      throw new WarehouseError('project', `two packages are named '${name}'; remove one of them from the packages folder`);
    seen.add(name);
  }
}

/** Packages that are asked for and not installed are told of; using one of their macros or models is an error later. */
async function missingPackages(directory: string, shown: string, installed: ReadonlySet<string>): Promise<Notice[]> {
  const files = await Promise.all(['packages.yml', 'dependencies.yml'].map((path) => readIfThere(directory, path)));
  return files
    .flatMap((file) => (file === undefined ? [] : namedPackages(file)))
    .filter((wanted) => !installed.has(wanted.name))
    .map(({ name, place }) => ({
      text: `package '${name}' is not installed, nothing is fetched from the network: put its folder in ${shown}/ to use it`,
      ...place,
    }));
}
