import type { Clock } from '@register/kernel';
import { buildProject } from '@register/warehouse';
import type { Pool } from 'pg';
import type { RefreshKind } from './refresh-log';

export interface BuildRequest {
  readonly kind: RefreshKind;
  /** Whether what is served was made by other models, so that nothing of it may stay. */
  readonly isRemodelled: boolean;
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

/** After recordings the tests that read everything are left out; at night all run. */
const EXCLUDED = { changes: ['tag:nightly'], nightly: [] } as const;

/** Builds what is new, at night and after a change of models everything anew, and puts it in place; or throws and leaves the earlier figures served. */
export async function build(request: BuildRequest): Promise<Built> {
  const { results } = await buildProject({
    exclude: EXCLUDED[request.kind],
    fullRefresh: request.kind === 'nightly' || request.isRemodelled,
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
