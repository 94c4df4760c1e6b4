import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect, createDatabase, loadReference, migrate, setRolePasswords, startPostgres, withRole } from '@register/db';
import { Client } from 'pg';
import { fillWithDemonstration } from '../../apps/local/src/demo';
import { findDbt, openDbt } from '../dbt-parity/dbt';
import { plainScript } from './plain-script';

const root = resolve(import.meta.dirname, '../..');
const PASSWORD = 'bench';
const N_CHANGED = 1000;
const clock = () => new Date();

/** How long a program took and how much memory it held at most. */
interface Timed {
  readonly what: string;
  readonly seconds: number;
  readonly peakMegabytes: number | null;
}

/** Times the runner's builds beside psql and dbt-core on one database of `nReports` reports, kept in `directory` when given. */
export async function benchPipeline(nReports: number, directory?: string): Promise<void> {
  const home = directory ?? (await mkdtemp(join(tmpdir(), 'register-bench-')));
  const server = await startPostgres({ directory: join(home, 'postgres') });
  try {
    const migrator = await createDatabase(server.adminUrl, 'register', PASSWORD);
    await migrate(migrator, join(root, 'sql/migrations'));
    await loadReference(migrator, join(root, 'sql/reference'));
    await setRolePasswords(migrator, { intake: PASSWORD, pipeline: PASSWORD, figures: PASSWORD, portal: PASSWORD });
    const db = connect(migrator, { applicationName: 'bench', max: 2 });
    process.stdout.write(`\n${await fillWithDemonstration({ db, clock, nReports })}\n`);
    await db.destroy();
    await runSql(migrator, 'vacuum analyze');
    process.stdout.write(`\nBuilding the models at ${nReports.toLocaleString('en')} reports, one after the other on one database\n`);
    await timeAll(withRole(migrator, 'pipeline', PASSWORD), migrator, home);
  } finally {
    await server.stop();
    if (directory === undefined) await rm(home, { recursive: true, force: true });
  }
}

async function timeAll(pipeline: string, migrator: string, home: string): Promise<void> {
  const runner = (what: string, ...args: string[]) =>
    timed(what, process.execPath, [join(root, 'dist/apps/pipeline/main.js'), ...args, '--quiet', '--target-path', join(home, 'target')], {
      DATABASE_URL: pipeline,
    });
  const { seconds: full } = told(await runner('full build with all tests', 'build', '--full-refresh'));
  told(await runner('refresh, nothing new', 'build', '--exclude', 'tag:nightly'), full);
  for (const round of [1, 2, 3]) {
    await runSql(migrator, correct(round));
    told(await runner(`refresh after ${N_CHANGED} new revisions`, 'build', '--exclude', 'tag:nightly'), full);
  }
  told(await bareBuild(pipeline, home), full);
  for (const row of await dbtBuild(pipeline)) told(row, full);
}

async function bareBuild(pipeline: string, home: string): Promise<Timed> {
  const script = join(home, 'plain.sql');
  await writeFile(script, await plainScript(join(root, 'sql'), clock()));
  return timed('the same SQL through psql, without unit tests', 'psql', [
    pipeline,
    '--quiet',
    '--no-psqlrc',
    '--output=/dev/null',
    `--file=${script}`,
  ]);
}

async function dbtBuild(pipeline: string): Promise<Timed[]> {
  const found = await findDbt();
  if ('lacking' in found) {
    process.stdout.write(`dbt-core is left out: ${found.lacking}\n`);
    return [];
  }
  const dbt = await openDbt(found.dbt, pipeline, 'dbt');
  try {
    const began = performance.now();
    const { code, output } = await dbt.run(['build', '--full-refresh']);
    if (code !== 0) process.stdout.write(`${output}\n`);
    return [{ what: `dbt build${code === 0 ? '' : ' (FAILED)'}`, seconds: (performance.now() - began) / 1000, peakMegabytes: null }];
  } finally {
    await dbt.remove();
  }
}

/** Another motive for a thousand reports of every age; each round takes other ones. */
function correct(round: number): string {
  return `insert into registry.report_revisions
    select (jsonb_populate_record(newest, jsonb_build_object(
      'revision', newest.revision + 1, 'action', 'corrected', 'reason', 'gecorrigeerd', 'recorded_at', now(),
      'motive', case when newest.motive is null then 'financieel' end, 'recorded_in', pg_current_xact_id()::text
    ))).*
    from registry.report_revisions newest
    where newest.report_id in (select report_id from registry.reports order by report_id offset ${round * N_CHANGED} limit ${N_CHANGED})
      and newest.action <> 'withdrawn' and not exists (
        select from registry.report_revisions later where later.report_id = newest.report_id and later.revision > newest.revision
      )`;
}

async function timed(
  what: string,
  program: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Timed> {
  const began = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...variables }, stdio: ['ignore', 'inherit', 'inherit'] });
  let peak = 0;
  const look = setInterval(() => {
    void readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => (peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))),
      () => undefined,
    );
  }, 50);
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(null));
    child.once('close', done);
  });
  clearInterval(look);
  const failed = code === 0 ? '' : code === null ? ' (not here)' : ' (FAILED)';
  return { what: what + failed, seconds: (performance.now() - began) / 1000, peakMegabytes: peak / 1024 };
}

async function runSql(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function told(row: Timed, full = row.seconds): Timed {
  const { what, seconds, peakMegabytes } = row;
  const memory = peakMegabytes === null ? '' : `  peak ${peakMegabytes.toFixed(0)} MB`;
  const ratio = seconds > full ? `${(seconds / full).toFixed(2)} x as long` : `${(full / seconds).toFixed(1)} x as fast`;
  process.stdout.write(`  ${what.padEnd(48)} ${seconds.toFixed(2).padStart(8)} s  ${ratio} as the full build${memory}\n`);
  return row;
}
