import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Unprivileged user that exists on every Linux; PostgreSQL refuses uid 0. */
const NOBODY = 65_534;

/** The data folder as the server names it: its own working directory, so that no folder above it has to be open to its user. */
export const HERE = '/proc/self/cwd';

/** As whom the server runs: the caller, or nobody when the caller is root. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Cluster {
  readonly data: string;
  readonly password: string;
}

export function serverIdentity(): Identity {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

async function initialise(bin: string, data: string, passwordFile: string, identity: Identity): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const args = ['-D', HERE, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
    args.push('--locale-provider=icu', '--icu-locale=nl-NL', '--locale=C.UTF-8', '--data-checksums', '--no-instructions');
    const child = spawn(join(bin, 'initdb'), args, {
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: '/usr/bin:/bin' },
      ...identity,
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${complaint.trim()}`))));
  });
}

/**
 * The data of the embedded server under a folder, made when there is none yet. It is made aside and renamed when complete, so that a
 * killed start leaves nothing half; data that are there are never touched.
 */
export async function openCluster(bin: string, directory: string, identity: Identity): Promise<Cluster> {
  const data = join(directory, 'data');
  const secret = join(directory, 'password');
  const isThere = await access(data).then(
    () => true,
    () => false,
  );
  if (isThere) {
    const password = await readFile(secret, 'utf8').catch((error: unknown) => {
      throw new Error(`${secret} cannot be read, so the data beside it cannot be opened: put the file back, or choose another folder`, {
        cause: error,
      });
    });
    return { data, password };
  }
  const building = `${data}.building`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  const password = randomBytes(18).toString('base64url');
  await writeFile(secret, password, { mode: 0o600 });
  await chmod(building, 0o700);
  const { uid, gid } = identity;
  if (uid !== undefined && gid !== undefined) for (const path of [directory, building, secret]) await chown(path, uid, gid);
  await initialise(bin, building, '../password', identity);
  await rename(building, data);
  return { data, password };
}
