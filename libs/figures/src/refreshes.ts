import type { MartsReader } from './marts/reader';

/** One refresh of the figures by the pipeline service. */
export interface RefreshRun {
  /** changes (after recordings) or nightly. */
  readonly kind: string;
  readonly attempt: number;
  readonly attemptsAllowed: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** running, done, failed, stopped (with its process) or broken-off (its process was killed). */
  readonly status: string;
  /** Whether another attempt follows. */
  readonly willRetry: boolean;
  /** What failed and where, without values of the database. */
  readonly message: string | null;
  readonly nModels: number | null;
  readonly nTests: number | null;
}

/** The service that refreshes, and its newest refreshes first. */
export interface RefreshHistory {
  readonly isServiceRunning: boolean;
  /** When the next nightly refresh was due as of the newest one; null before the first. */
  readonly nextNightlyAt: Date | null;
  readonly runs: readonly RefreshRun[];
}

/** Why figures may be older than a reader expects: the last refresh failed, or the one of last night is missing. */
export type RefreshTrouble = 'failed' | 'late';

const RUNS = `select kind, attempt, attempts_allowed as "attemptsAllowed", started_at as "startedAt", ended_at as "endedAt", status,
  will_retry as "willRetry", message, n_models as "nModels", n_tests as "nTests", expected_next_at as "nextNightlyAt"
from pipeline.refreshes order by refresh_id desc limit $1`;

const SERVICES = 'select exists (select from pipeline.running_services) as running';

/** The newest refreshes, at most so many. */
export async function readRefreshHistory(marts: MartsReader, most: number): Promise<RefreshHistory> {
  const runs = await marts.query<RefreshRun & { readonly nextNightlyAt: Date }>(RUNS, [most]);
  const [service] = await marts.query<{ running: boolean }>(SERVICES, []);
  return { isServiceRunning: service?.running === true, nextNightlyAt: runs[0]?.nextNightlyAt ?? null, runs };
}

const LAST = `select
  (select ended_at from (select ended_at, status from pipeline.refreshes where status in ('done', 'failed') order by refresh_id desc limit 1) newest
    where status = 'failed') as "failedAt",
  (select expected_next_at from pipeline.refreshes where status = 'done' order by refresh_id desc limit 1) as "expectedNextAt"`;

/** The nightly refresh takes its time. */
const NIGHT_MAY_TAKE_MS = 60 * 60_000;
/** Without a service figures are built by hand, every day. */
const DAY_MS = 26 * 60 * 60_000;

/** What is wrong with figures of that build at an instant; null when nothing is. A build by hand after a failure mends it. */
export async function readRefreshTrouble(marts: MartsReader, builtAt: Date, now: Date): Promise<RefreshTrouble | null> {
  const [last] = await marts.query<{ failedAt: Date | null; expectedNextAt: Date | null }>(LAST, []);
  if (last?.failedAt && last.failedAt > builtAt) return 'failed';
  const expected = last?.expectedNextAt ?? null;
  const dueAt = expected && expected > builtAt ? expected.getTime() + NIGHT_MAY_TAKE_MS : builtAt.getTime() + DAY_MS;
  return now.getTime() > dueAt ? 'late' : null;
}
