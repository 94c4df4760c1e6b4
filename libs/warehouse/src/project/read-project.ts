import { join } from 'node:path';
import { WarehouseError } from '../errors';
import type { Notice, Package, Project } from '../stages';
import { foldersIn, readIfThere } from './read-files';
import { namedPackages, type NamedPackage } from './named-packages';
import { readPackage, type ReadPackage } from './read-package';

/** Stage 1: reads every file of the project and its packages; the only stage that touches the disk. */
export async function readProject(directory: string, packagesDirectory?: string): Promise<Project> {
  const own = await readPackage(directory);
  const installed = await readInstalled(packagesDirectory ?? join(directory, own.packagesPath), own.packagesPath);
  const wanted = await packagesWanted(directory);
  const beside = await readBeside(directory, wanted, installed);
  const packages = [own, ...installed, ...beside].map((one) => one.package);
  refuseTwins(packages);
  return {
    directory,
    name: own.package.name,
    config: own.package.config,
    packages,
    notices: [...own.notices, ...missing(wanted, packages, own.packagesPath)],
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

async function packagesWanted(directory: string): Promise<NamedPackage[]> {
  const files = await Promise.all(['packages.yml', 'dependencies.yml'].map((path) => readIfThere(directory, path)));
  return files.flatMap((file) => (file === undefined ? [] : namedPackages(file)));
}

/** Packages that lie beside the project need not be installed. */
async function readBeside(directory: string, wanted: readonly NamedPackage[], installed: readonly ReadPackage[]): Promise<ReadPackage[]> {
  const found = await Promise.all(
    wanted.map(async ({ local }) => {
      if (local === null || (await readIfThere(join(directory, local), 'dbt_project.yml')) === undefined) return [];
      return [await within(directory, local, '.')];
    }),
  );
  return found.flat().filter((one) => !installed.some((other) => other.package.name === one.package.name));
}

/** Packages that are asked for and not there are told of; using one of their macros or models is an error later. */
function missing(wanted: readonly NamedPackage[], packages: readonly Package[], shown: string): Notice[] {
  const isThere = ({ name, local }: NamedPackage) =>
    local !== null || packages.some((own) => name === own.name || name.endsWith(`_${own.name}`));
  return wanted
    .filter((one) => !isThere(one))
    .map(({ name, place }) => ({
      text: `package '${name}' is not installed, nothing is fetched from the network: put its folder in ${shown}/ to use it`,
      ...place,
    }));
}
