import { lstat, realpath, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { WarehouseError } from '../errors';
import { readFile } from 'node:fs/promises';
import { readProjectSettings } from '../project/project-config';
import type { ProjectConfig } from '../stages';

/** Where the artifacts of a project go: the folder given, else `target-path` of dbt_project.yml; both are relative to the project. */
export async function targetDirectoryOf(projectDirectory: string, given?: string): Promise<string> {
  return resolve(projectDirectory, given ?? (await configOf(projectDirectory)).targetPath);
}

/**
 * Removes the folders that `clean-targets` names; gives the paths of those that were there, relative to the project. A path outside
 * the project, or one that holds files of the project, is a `WarehouseError`, and then nothing is removed.
 */
export async function cleanProject(projectDirectory: string): Promise<readonly string[]> {
  const config = await configOf(projectDirectory);
  const root = await realpath(projectDirectory);
  const kept = [...new Set(Object.values(config.paths).flat())].map((path) => resolve(root, path));
  const targets = await Promise.all(
    config.cleanTargets.map(async (target) => {
      const path = await realPathOf(resolve(root, target));
      if (!isBelow(path, root)) throw refusal(target, 'it is not inside the project');
      const own = kept.find((folder) => folder === path || isBelow(folder, path));
      if (own !== undefined) throw refusal(target, `${relative(root, own)} holds files of the project`);
      return { path, shown: relative(root, path) };
    }),
  );
  const found = await Promise.all(targets.map(async ({ path, shown }) => ((await isThere(path)) ? { path, shown } : undefined)));
  const there = found.filter((target) => target !== undefined);
  await Promise.all(there.map(({ path }) => rm(path, { recursive: true, force: true })));
  return there.map(({ shown }) => shown);
}

async function configOf(projectDirectory: string): Promise<ProjectConfig> {
  const path = 'dbt_project.yml';
  const text = await readFile(join(projectDirectory, path), 'utf8').catch(() => {
    throw new WarehouseError('project', `there is no ${path} in ${projectDirectory}; name the folder of the project with --project-dir`);
  });
  return readProjectSettings({ path, text }).config;
}

/** The path with the links in its folders resolved; a last part that is a link itself stays, so that only the link goes. */
async function realPathOf(path: string): Promise<string> {
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, path.slice(dirname(path).length));
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function refusal(target: string, reason: string): WarehouseError {
  return new WarehouseError('project', `clean-targets: '${target}' is not removed: ${reason}`, { file: 'dbt_project.yml' });
}
