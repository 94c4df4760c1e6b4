import type { Clock } from '@register/kernel';
import { buildProject } from '@register/warehouse';
import type { Pool } from 'pg';
import type { RefreshKind } from './refresh-log';

export interface BuildRequest {
  readonly kind: RefreshKind;
  readonly url: string;
  readonly projectDirectory: string;
  readonly threads: number;
  readonly clock: Clock;
  /** Name of the connections of this build, by which they are found when it must stop. */
  readonly applicationName: string;
  /** Told who builds, when somebody else does; then this build waits. */
  onWaiting(holder: string): void;
}

export interface Built {
  readonly nModels: number;
  readonly nTests: number;
}

/** After recordings what is new, without the tests that read everything; at night everything anew, with all tests. */
const SCOPES = {
  changes: { fullRefresh: false, exclude: ['tag:nightly'] },
  nightly: { fullRefresh: true, exclude: [] },
} as const;

/** Builds the figures and puts them in place, or throws and leaves the earlier ones served. */
export async function build(request: BuildRequest): Promise<Built> {
  const { results } = await buildProject({
    ...SCOPES[request.kind],
    projectDirectory: request.projectDirectory,
    connection: request.url,
    threads: request.threads,
    now: request.clock,
    applicationName: request.applicationName,
    wait: true,
    onProgress: (progress) => {
      if (progress.kind === 'waiting') request.onWaiting(progress.holder);
    },
  });
  const nTests = results.filter(({ kind }) => kind.endsWith('test')).length;
  return { nModels: results.length - nTests, nTests };
}

const CANCEL = `select pg_cancel_backend(pid) from pg_stat_activity where application_name = $1 and usename = current_user and state <> 'idle'`;

/** Cancels what the connections of a build are doing at this moment; it goes on to undo what it made. */
export async function cancelStatements(pool: Pool, applicationName: string): Promise<void> {
  await pool.query(CANCEL, [applicationName]);
}
