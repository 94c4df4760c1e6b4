import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const environmentDirectory = join(root, 'dist/dbt-environment');
const requirements = join(root, 'test/dbt-parity/requirements.txt');

/** What a program printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end; code null when it cannot be started. */
export async function runProgram(
  program: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(program, args, { env: { ...process.env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) => {
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
}

/** Path of dbt in a Python environment of its own under dist/, made when it is not there; or the reason why it cannot be had. */
export async function findDbt(): Promise<{ readonly dbt: string } | { readonly lacking: string }> {
  const dbt = join(environmentDirectory, 'bin/dbt');
  const stamp = join(environmentDirectory, 'requirements.txt');
  const wanted = await readFile(requirements, 'utf8');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted && (await isThere(dbt))) return { dbt };
  await rm(environmentDirectory, { recursive: true, force: true });
  const made = await runProgram('python3', ['-m', 'venv', environmentDirectory]);
  if (made.code !== 0) return { lacking: `python3 with venv is not here: ${made.output.trim()}` };
  const installed = await runProgram(join(environmentDirectory, 'bin/pip'), ['install', '--quiet', '--requirement', requirements]);
  if (installed.code !== 0) return { lacking: `dbt-core cannot be installed: ${installed.output.trim().slice(-400)}` };
  await writeFile(stamp, wanted);
  return { dbt };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** dbt on one database, under a target whose schemas all begin with a name of their own. */
export interface Dbt {
  run(args: readonly string[]): Promise<Ended>;
  /** Folder with manifest.json and run_results.json. */
  readonly targetDirectory: string;
  remove(): Promise<void>;
}

/** Prepares dbt for `sql/`; everything it writes goes to a folder of its own. */
export async function openDbt(program: string, url: string, schema: string): Promise<Dbt> {
  const directory = await mkdtemp(join(tmpdir(), 'register-dbt-'));
  const { hostname, port, username, password, pathname } = new URL(url);
  const output = { type: 'postgres', host: hostname, port: Number(port), user: username, dbname: pathname.slice(1), schema, threads: 2 };
  const target = { ...output, password: "{{ env_var('DBT_PASSWORD') }}" };
  await writeFile(
    join(directory, 'profiles.yml'),
    JSON.stringify({ sextortion_register: { target: 'parity', outputs: { parity: target } } }),
  );
  const targetDirectory = join(directory, 'target');
  const places = ['--project-dir', join(root, 'sql'), '--profiles-dir', directory, '--target-path', targetDirectory];
  return {
    targetDirectory,
    run: (args) =>
      runProgram(program, [...args, ...places, '--log-path', directory, '--no-use-colors', '--no-partial-parse'], {
        DBT_PASSWORD: decodeURIComponent(password),
        DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
      }),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
