import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** What a test needs to know of a running instance; read from the file that the instance itself writes. */
export interface RunningInstance {
  readonly portalUrl: string;
  readonly dataDirectory: string;
  readonly issuer: string;
  readonly databases: Readonly<Record<string, string>>;
  readonly processes: Readonly<Record<string, number>>;
  /** Everything the instance printed. */
  readonly output: () => string;
  readonly process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

export const newDataDirectory = () => mkdtemp(join(tmpdir(), 'register-instance-'));
export const removeDataDirectory = (directory: string) => rm(directory, { recursive: true, force: true });

/** Runs `npm start`'s program as a process of its own and waits for its `ready:` line. */
export async function startInstance(variables: Readonly<Record<string, string>>): Promise<RunningInstance> {
  const port = variables['PORT'] ?? String(await freePort());
  const dataDirectory = variables['DATA_DIR'] ?? (await newDataDirectory());
  const { DATABASE_URL: _ignored, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/local/main.js')], {
    env: { ...inherited, ...variables, PORT: port, DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<void>((resolveEnd) => child.once('exit', () => resolveEnd()));
  await new Promise<void>((ready, fail) => {
    const collect = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('ready: ')) ready();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('exit', (code) => fail(new Error(`the instance ended with ${code} before it was ready:\n${printed}`)));
  });
  const instance = JSON.parse(await readFile(join(dataDirectory, 'instance.json'), 'utf8')) as Pick<
    RunningInstance,
    'portalUrl' | 'issuer' | 'databases' | 'processes'
  >;
  return {
    ...instance,
    dataDirectory,
    output: () => printed,
    process: child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

/** Runs one of the project's commands (`token`, `pipeline`) against an instance and returns what it printed. */
export async function runCommand(
  program: 'local/token.js' | 'pipeline/main.js',
  args: readonly string[],
  dataDirectory: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { DATABASE_URL: _ignored, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(root, 'dist/apps', program), ...args], {
    env: { ...inherited, DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, ...text };
}

/** A GraphQL request through the portal with a bearer token. */
export async function ask<Data>(
  portalUrl: string,
  service: 'intake' | 'figures',
  token: string,
  query: string,
  variables: object = {},
): Promise<Data> {
  const response = await fetch(`${portalUrl}/${service}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (body.errors || !body.data) throw new Error(`${response.status}: ${JSON.stringify(body.errors ?? body)}`);
  return body.data;
}

/** A bearer token from the running instance, through the same command that people use. */
export async function tokenFor(role: string, dataDirectory: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand('local/token.js', [role], dataDirectory);
  if (code !== 0) throw new Error(`token ${role}: ${stderr}`);
  return stdout.trim();
}

/** Asks again until the answer is good, for at most half a minute. */
export async function eventually<Value>(read: () => Promise<Value>, isGood: (value: Value) => boolean, seconds = 30): Promise<Value> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (isGood(value) || performance.now() > until) return value;
    await new Promise((resume) => setTimeout(resume, 250));
  }
}
