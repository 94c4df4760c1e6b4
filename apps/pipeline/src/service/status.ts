import type { Clock } from '@register/kernel';
import type { Pool } from 'pg';
import { isUpToDate, type Look } from './debounce';
import { servedSince } from './look';
import { nextNightly } from './nightly';
import { lastAttempt, lastSuccess, type Refresh } from './refresh-log';

/** Figures may be this much older than the last night before they count as late: the nightly build takes its time. */
const NIGHT_MAY_TAKE_MS = 60 * 60_000;

/** What the service says of itself and of the figures; holds no figures and nothing of a person. */
export interface Status {
  /** fresh: all that was recorded is in; behind: something new waits or is being built; late: last night's refresh is missing; failed: the last one failed; none: there are no figures yet. */
  readonly state: 'fresh' | 'behind' | 'late' | 'failed' | 'none';
  readonly serviceStartedAt: Date;
  readonly nextNightlyAt: Date;
  /** Who builds, while this process waits for it. */
  readonly waitingFor: string | null;
  readonly lastSuccess: Refresh | null;
  readonly lastAttempt: Refresh | null;
}

export interface StatusParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly nightlyAt: string;
  readonly serviceStartedAt: Date;
  readonly look: () => Promise<Look>;
  readonly waitingFor: () => string | null;
}

/** Reads the status as of now. */
export async function readStatus({ pool, clock, nightlyAt, serviceStartedAt, look, waitingFor }: StatusParts): Promise<Status> {
  const [seen, success, attempt] = await Promise.all([look(), lastSuccess(pool), lastAttempt(pool)]);
  const builtAt = seen.isServed ? await servedSince(pool) : null;
  const now = clock();
  return {
    state: stateOf(seen, builtAt, attempt, now, nightlyAt),
    serviceStartedAt,
    nextNightlyAt: nextNightly(now, nightlyAt),
    waitingFor: waitingFor(),
    lastSuccess: success,
    lastAttempt: attempt,
  };
}

function stateOf(look: Look, builtAt: Date | null, attempt: Refresh | null, now: Date, nightlyAt: string): Status['state'] {
  const failedAt = attempt?.status === 'failed' ? attempt.endedAt : null;
  if (failedAt && (builtAt === null || failedAt > builtAt)) return 'failed';
  if (builtAt === null) return 'none';
  const dueAt = nextNightly(builtAt, nightlyAt).getTime();
  if (now.getTime() > dueAt + NIGHT_MAY_TAKE_MS) return 'late';
  return isUpToDate(look) ? 'fresh' : 'behind';
}
