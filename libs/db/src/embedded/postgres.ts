import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './binaries';

/** Unprivileged user that exists on every Linux; PostgreSQL refuses uid 0. */
const NOBODY = 65_534;
/** The data folder as the server names it: its own working directory, so that no folder above it has to be open to its user. */
const HERE = '/proc/self/cwd';

export interface EmbeddedPostgres {
  /** Superuser URL of the maintenance database. */
  readonly adminUrl: string;
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for data and password; kept between starts. */
  readonly directory: string;
  /** Port to listen on; default a free one. */
  readonly port?: number;
  readonly log?: (line: string) => void;
  /** Settings beyond the defaults, such as `fsync: 'off'` for tests; never for a register in use. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A TCP port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function initialise(bin: string, data: string, passwordFile: string, identity: { uid?: number; gid?: number }): Promise<void> {
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

/** Ends a server that a killed parent left running on this very folder; another server is never touched. */
async function endOrphan(data: string): Promise<void> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return;
  const isOurs = async () => (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === data;
  if (!(await isOurs())) return;
  process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 200 && (await isOurs()); attempt += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts PostgreSQL 18 from the npm package on loopback, as root or as an ordinary user; for development, demonstration and tests. */
export async function startPostgres({
  directory,
  port: wanted,
  log = () => undefined,
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const bin = await postgresBinaries(asRoot);
  const data = join(directory, 'data');
  const secret = join(directory, 'password');

  await mkdir(data, { recursive: true });
  let password = await readFile(secret, 'utf8').catch(() => '');
  const isNew = !(await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => ''));
  if (isNew || !password) {
    password = randomBytes(18).toString('base64url');
    await rm(data, { recursive: true, force: true });
    await mkdir(data);
    await writeFile(secret, password, { mode: 0o600 });
    await chmod(data, 0o700);
    if (asRoot) for (const path of [directory, data, secret]) await chown(path, NOBODY, NOBODY);
    log('initialising');
    await initialise(bin, data, '../password', identity);
  }
  await endOrphan(data);

  const port = wanted ?? (await freePort());
  const options = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '100', ...settings };
  const args = ['-D', HERE, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn(join(bin, 'postgres'), args, {
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
    ...identity,
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', (error) => (complaint += String(error)));

  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; !(await accepts(adminUrl)); attempt += 1) {
    if (child.exitCode !== null || child.pid === undefined || attempt > 1200)
      throw new Error(`embedded PostgreSQL did not start: ${complaint.trim()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  log(`listening on ${port}`);
  return {
    adminUrl,
    port,
    process: child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await ended;
    },
  };
}
