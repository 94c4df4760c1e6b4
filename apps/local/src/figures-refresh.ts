import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { legalDate, type Clock } from '@register/kernel';
import { buildProject } from '@register/warehouse';
import { Pool } from 'pg';

export interface FiguresRefreshOptions {
  /** URL of role pipeline. */
  readonly url: string;
  readonly projectDirectory: string;
  /** File that remembers what the last build was made of, so that a second start has nothing to do. */
  readonly markFile: string;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

export interface FiguresRefresh {
  /** Builds the models when the registry, the models or the day changed since the last build; tells what it did. */
  bringUpToDate(): Promise<string>;
  /** Looks for new recordings every two seconds (more rarely after a long build) and rebuilds after them, one build at a time. */
  follow(): void;
  stop(): Promise<void>;
}

const LOOK_EVERY_MILLISECONDS = 2_000;
/** After a build it rests this many times as long as the build took, so that a busy desk does not keep a core busy with figures. */
const RESTS_PER_BUILD = 4;
const RECORDED = { report_revisions: 'recorded_at', cases: 'registered_at', decisions: 'recorded_at', verdicts: 'recorded_at' };
/** Newest recording of a table and how many stand in the minute up to it, so that one stamped earlier but committed later is seen too. */
const newestOf = ([table, column]: readonly [string, string]) => {
  const newest = `(select max(${column}) from registry.${table})`;
  return `${newest}::text, (select count(*) from registry.${table} where ${column} > ${newest} - interval '1 minute')`;
};
const NEWEST_RECORDINGS = `select concat_ws(' ', ${Object.entries(RECORDED).map(newestOf).join(', ')}) as newest`;
const SERVED_TABLE = `select to_regclass('marts.mart_refresh')::oid::text as served`;
/** One hash over every file of the SQL project, so that a changed model is noticed. */
async function hashOf(directory: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths.filter((name) => !name.includes('/migrations/') && !name.includes('/reference/'))) {
    hash.update(path.slice(directory.length)).update(await readFile(path));
  }
  return hash.digest('hex');
}

export function figuresRefresh({ url, projectDirectory, markFile, clock, log }: FiguresRefreshOptions): FiguresRefresh {
  const pool = new Pool({ connectionString: url, max: 1, application_name: 'figures-refresh' });
  pool.on('error', () => undefined);
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;

  /** Newest recordings, day and models: what a build is made of. Read before the build, so that a recording during it is seen as new. */
  const wanted = async () => {
    const { rows } = await pool.query<{ newest: string }>(NEWEST_RECORDINGS);
    return [rows[0]?.newest, legalDate(clock()), await hashOf(projectDirectory)].join(' ');
  };
  /** Which table is served now; another database or a build by somebody else shows as another one. */
  const served = async () => {
    const { rows } = await pool.query<{ served: string | null }>(SERVED_TABLE);
    return rows[0]?.served ?? 'none';
  };

  const bringUpToDate = async () => {
    const parts = await wanted();
    if (`${parts} ${await served()}` === (await readFile(markFile, 'utf8').catch(() => ''))) return 'up to date';
    const { results } = await buildProject({ projectDirectory, connection: url, now: clock });
    await writeFile(markFile, `${parts} ${await served()}`);
    return `${results.length} models and tests`;
  };

  const look = () => {
    const began = performance.now();
    running = bringUpToDate()
      .catch((error: unknown) =>
        log(`figures not refreshed, the previous ones stay served: ${error instanceof Error ? error.message : String(error)}`),
      )
      .then(() => {
        const rest = Math.max(LOOK_EVERY_MILLISECONDS, RESTS_PER_BUILD * (performance.now() - began));
        if (!isStopping) timer = setTimeout(look, rest);
      });
  };

  return {
    bringUpToDate,
    follow: look,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
      await pool.end();
    },
  };
}
