import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@register/db';
import { loadCodes, registrationStatement } from '@register/registry';
import { aReport } from '../builders';
import { root, tokenFor, type RunningInstance } from '../support/instance';
import { query } from '../support/sql';
import { load, type LoadResult } from './load';

const CONNECTIONS = 16;
const MUTATION =
  'mutation ($input: RegisterReportInput!) { registerReport(input: $input) { __typename ... on ReportRegistered { report { id reportNumber revision } } ... on ReportRefused { problems { path code message } } } }';

export interface Row {
  readonly what: string;
  readonly result: LoadResult | undefined;
}

/** Starts the bare server as a process of its own, as the intake service is one. */
async function startBareServer(databaseUrl: string): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [join(root, 'dist/bench/bare-server.js')], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => resolve(/listening (\d+)/.exec(chunk.toString())?.[1] ?? ''));
    child.once('exit', (code) => reject(new Error(`bare server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill('SIGTERM') };
}

/**
 * The same statement from pgbench, PostgreSQL's own load generator; undefined where it is not installed.
 * Its scripts take no JSON (a colon begins a variable there), so the values stand in a table and get fresh ids in the statement.
 */
async function pgbench(
  databases: Readonly<Record<string, string>>,
  statement: { text: string; values: readonly string[] },
  seconds: number,
): Promise<LoadResult | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'register-pgbench-'));
  const databaseUrl = databases['intake'] ?? '';
  await query(
    databases['migrator'] ?? '',
    'create table public.bench_values as select $1::jsonb as report, $2::jsonb as audit',
    statement.values,
  );
  await query(databases['migrator'] ?? '', 'grant usage on schema public to intake; grant select on public.bench_values to intake');
  const id = 'md5(:n::text)::uuid::text';
  const report = `(select jsonb_set(report, '{0,report_id}', to_jsonb(${id})) from public.bench_values)`;
  const audit = `(select jsonb_set(jsonb_set(audit, '{0,object_id}', to_jsonb(${id})), '{0,id}', to_jsonb(md5('a' || :n::text)::uuid::text)) from public.bench_values)`;
  const script = statement.text.replaceAll(/\$1(::jsonb)?/g, () => report).replaceAll(/\$2(::jsonb)?/g, () => audit);
  await writeFile(join(folder, 'register.sql'), `\\set n random(1, 9000000000000000000)\n${script};\n`);
  try {
    const url = new URL(databaseUrl);
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(CONNECTIONS),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      join(folder, 'register.sql'),
      '-h',
      url.hostname,
      '-p',
      url.port,
      '-U',
      url.username,
      url.pathname.slice(1),
    ];
    const child = spawn('pgbench', args, {
      env: { PATH: process.env['PATH'], PGPASSWORD: decodeURIComponent(url.password) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null));
      child.once('close', resolve);
    });
    const perSecond = Number(/tps = ([\d.]+)/.exec(printed)?.[1] ?? Number.NaN);
    if (code === null) return undefined;
    if (Number.isNaN(perSecond)) throw new Error(`pgbench: ${printed.slice(0, 2000)}`);
    return { perSecond, p50: Number(/latency average = ([\d.]+)/.exec(printed)?.[1] ?? Number.NaN), p99: Number.NaN, failures: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Registrations per second over HTTP at 16 connections: our service, the bare server, pgbench; in turns, so that all meet the same machine. */
export async function benchRegistering(
  instance: RunningInstance & { readonly intakeUrl: string },
  rounds: number,
  seconds: number,
): Promise<Row[]> {
  const token = await tokenFor('registrar', instance.dataDirectory);
  const intakeDatabase = instance.databases['intake'] ?? '';
  const db = connect(intakeDatabase, { applicationName: 'bench' });
  const codes = await loadCodes(db);
  await db.destroy();
  const registrar = { subject: 'bench', name: 'bench', role: 'registrar', unitCode: '0100' } as const;
  const deps = { db, codes, clock: () => new Date(), newId: () => randomUUID(), pseudonymKey: new Uint8Array(32) };
  const statement = () => registrationStatement(deps, registrar, aReport(), randomUUID());

  const bare = await startBareServer(intakeDatabase);
  const { name, text } = statement();
  await fetch(bare.url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, text }) });

  const ours = (address: string) => ({
    url: address,
    headers: { authorization: `Bearer ${token}` },
    body: () => JSON.stringify({ query: MUTATION, variables: { input: aReport() } }),
    isGood: (answer: string) => answer.includes('"ReportRegistered"'),
    connections: CONNECTIONS,
  });
  const loads = {
    'registerReport, intake service (login, rules, audit)': ours(`${instance.intakeUrl}/graphql`),
    'registerReport, through the portal as well': ours(`${instance.portalUrl}/intake/graphql`),
    'bare Fastify + pg, the same statement': {
      url: bare.url,
      headers: {},
      body: () => JSON.stringify({ values: statement().values }),
      isGood: (answer: string) => answer.includes('"done"'),
      connections: CONNECTIONS,
    },
  };
  const results = new Map<string, LoadResult[]>();
  for (const [what, one] of Object.entries(loads)) await load({ ...one, seconds: 3 }).then(() => results.set(what, []));
  for (let round = 0; round < rounds; round += 1) {
    for (const [what, one] of Object.entries(loads)) results.get(what)?.push(await load({ ...one, seconds }));
  }
  bare.stop();
  const median = (list: LoadResult[]) => list.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)];
  const rows: Row[] = [...results].map(([what, list]) => ({ what, result: median(list) }));
  rows.push({ what: 'pgbench, the same statement (no HTTP)', result: await pgbench(instance.databases, statement(), seconds) });
  return rows;
}
