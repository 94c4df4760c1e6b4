import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { messageOf, WarehouseError } from '../errors';
import type { ProjectFile } from '../stages';

/** Paths of all files under folders of a directory, relative to it, sorted; a folder that is not there has none. */
export async function pathsUnder(directory: string, folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(folders.map((folder) => filesUnder(directory, folder)));
  return [...new Set(found.flat())].toSorted();
}

/** Reads files as text, in the order given. */
export async function readFiles(directory: string, paths: readonly string[]): Promise<ProjectFile[]> {
  return Promise.all(paths.map((path) => readOne(directory, path)));
}

/** Reads one file; one that cannot be read is an error that names it. */
export async function readOne(directory: string, path: string): Promise<ProjectFile> {
  try {
    const text = (await readFile(join(directory, path), 'utf8')).replace(/^\uFEFF/, '');
    // Line ends within the values of a CSV are data.
    return { path, text: path.endsWith('.csv') ? text : text.replaceAll('\r\n', '\n') };
  } catch (error) {
    throw new WarehouseError('project', `cannot read a file of the project: ${messageOf(error)}`, { file: path });
  }
}

/** Reads one file if it is there. */
export async function readIfThere(directory: string, path: string): Promise<ProjectFile | undefined> {
  try {
    return { path, text: await readFile(join(directory, path), 'utf8') };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new WarehouseError('project', `cannot read a file of the project: ${messageOf(error)}`, { file: path });
  }
}

/** Names of the folders in a directory, sorted; none when it is not there. Links to folders count. */
export async function foldersIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(noneWhenMissing);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .toSorted();
}

async function filesUnder(directory: string, folder: string): Promise<string[]> {
  const top = join(directory, folder);
  const entries = await readdir(top, { withFileTypes: true, recursive: true }).catch(noneWhenMissing);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(
        folder.replaceAll('\\', '/'),
        join(entry.parentPath, entry.name)
          .slice(top.length + 1)
          .replaceAll('\\', '/'),
      ),
    );
}

function noneWhenMissing(error: unknown): never[] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
