import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Folders of the SQL project that no figure is made from. */
const LEFT_OUT = new Set(['migrations', 'reference', 'target', 'logs']);

/** One hash (16 hexadecimal digits) over every file that figures are made from, so that changed models are something new. */
export async function projectHash(directory: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(directory, join(entry.parentPath, entry.name)));
  for (const path of paths.filter((name) => !LEFT_OUT.has(name.split(sep)[0] ?? '')).sort()) {
    hash.update(path).update(await readFile(join(directory, path)));
  }
  return hash.digest('hex').slice(0, 16);
}
