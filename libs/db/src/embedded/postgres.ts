import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './binaries';
import { HERE, openCluster, serverIdentity, type Cluster, type Identity } from './cluster';

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

/** Ends a server that a killed parent left running on this very folder; another server is never touched. */
async function endOrphan(data: string): Promise<void> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid) return;
  const folder = await realpath(data);
  const isOurs = async () => (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === folder;
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

const ATTEMPT_EVERY_MILLISECONDS = 50;
const MOST_ATTEMPTS = 1_200;
/** What PostgreSQL says while the backends of a killed server have not all ended yet. */
const BACKENDS_STILL_ENDING = /shared memory block .* is still in use|lock file .* already exists/;

interface Launch {
  readonly bin: string;
  readonly cluster: Cluster;
  readonly identity: Identity;
  readonly settings: Readonly<Record<string, string>>;
  readonly adminUrl: string;
}

/** Runs the server and waits until it accepts connections; throws what it complained of when it ends before. */
async function launch({ bin, cluster, identity, settings, adminUrl }: Launch): Promise<ChildProcess> {
  const args = ['-D', HERE, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const env = { PATH: '/usr/bin:/bin' };
  // In a process group of its own: Ctrl-C must reach it after everything that uses it has stopped.
  const child = spawn(join(bin, 'postgres'), args, {
    cwd: cluster.data,
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
    detached: true,
    ...identity,
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  child.once('error', (error) => (complaint += String(error)));
  // Whatever way this program ends (a start that fails half-way, Ctrl-C before it is up), the server ends with it.
  const endToo = () => void child.kill('SIGINT');
  process.once('exit', endToo);
  child.once('exit', () => process.off('exit', endToo));
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) break;
    if (await accepts(adminUrl)) return child;
    await new Promise((resolve) => setTimeout(resolve, ATTEMPT_EVERY_MILLISECONDS));
  }
  child.kill('SIGKILL');
  throw new Error(`embedded PostgreSQL did not start: ${complaint.trim()}`);
}

/** Starts PostgreSQL 18 from the npm package on loopback, as root or as an ordinary user; for development, demonstration and tests. */
export async function startPostgres({ directory, port: wanted, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const identity = serverIdentity();
  const bin = await postgresBinaries(identity.uid !== undefined);
  const cluster = await openCluster(bin, directory, identity);
  await endOrphan(cluster.data);

  const port = wanted ?? (await freePort());
  const adminUrl = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`;
  const own = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '100' };
  const start = () => launch({ bin, cluster, identity, settings: { ...own, ...settings }, adminUrl });
  let child: ChildProcess | undefined;
  for (let attempt = 0; child === undefined; attempt += 1) {
    child = await start().catch(async (error: unknown) => {
      if (attempt > 100 || !BACKENDS_STILL_ENDING.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * ATTEMPT_EVERY_MILLISECONDS));
      return undefined;
    });
  }
  const running = child;
  const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  return {
    adminUrl,
    port,
    process: running,
    async stop() {
      if (running.exitCode === null && running.signalCode === null) running.kill('SIGINT');
      await ended;
    },
  };
}
