import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@register/kernel';
import type { Pool } from 'pg';
import { build, cancelStatements } from './build';
import { isRemodelled, isUpToDate, type Look } from './debounce';
import { failureText } from './failure-text';
import type { Logger } from './log';
import { nextNightly } from './nightly';
import { lastNightFailed, recordEnd, recordStart, type RefreshEnd, type RefreshKind } from './refresh-log';

const CANCEL_EVERY_MS = 100;

export interface RefresherOptions {
  readonly pool: Pool;
  readonly url: string;
  readonly projectDirectory: string;
  readonly threads: number;
  readonly nightlyAt: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly look: () => Promise<Look>;
}

/** One attempt at a refresh, as the queue hands it out. */
export interface Attempt {
  readonly kind: RefreshKind;
  readonly attempt: number;
  readonly attemptsAllowed: number;
  readonly worker: string;
}

/** Does refreshes, one at a time, and writes how they went. */
export interface Refresher {
  /** Builds, unless nothing is new; all of the night as long as the last one failed, so that nothing hides it. Throws an Error in words that may be kept; then the earlier figures stay served. */
  refresh(attempt: Attempt): Promise<void>;
  /** Who builds at this moment, while this process waits for it. */
  waitingFor(): string | null;
  /** Cancels the refresh that runs and lets none begin; the refresh ends as `stopped`. */
  cancel(): void;
}

export function openRefresher(options: RefresherOptions): Refresher {
  const { pool, clock, log } = options;
  const applicationName = `pipeline-build-${process.pid}-${clock().getTime().toString(36)}`;
  const stopping = new AbortController();
  let waitingFor: string | null = null;

  const cancelUntil = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) {
      await cancelStatements(pool, applicationName).catch(() => undefined);
      await pause(CANCEL_EVERY_MS);
    }
  };

  const buildUnlessStopped = async (kind: RefreshKind, seen: Look) => {
    let isOver = false;
    const cancelling = () => void cancelUntil(() => isOver);
    stopping.signal.throwIfAborted();
    stopping.signal.addEventListener('abort', cancelling);
    try {
      return await build({
        ...options,
        kind,
        isRemodelled: isRemodelled(seen),
        applicationName,
        onWaiting: (holder) => {
          waitingFor = holder;
          log.info({ holder }, 'waiting: somebody else builds');
        },
      });
    } finally {
      isOver = true;
      waitingFor = null;
      stopping.signal.removeEventListener('abort', cancelling);
    }
  };

  const endOf = async (attempt: Attempt, seen: Look): Promise<RefreshEnd> => {
    try {
      const built = await buildUnlessStopped(attempt.kind, seen);
      return { endedAt: clock(), status: 'done', willRetry: false, ...built };
    } catch (error) {
      log.debug({ err: error }, 'the build threw');
      if (stopping.signal.aborted) return { endedAt: clock(), status: 'stopped', willRetry: true };
      const willRetry = attempt.attempt < attempt.attemptsAllowed;
      return { endedAt: clock(), status: 'failed', willRetry, message: failureText(error) };
    }
  };

  return {
    waitingFor: () => waitingFor,
    cancel: () => stopping.abort(),
    async refresh(asked) {
      const seen = await options.look();
      if (asked.kind === 'changes' && isUpToDate(seen)) return;
      const attempt: Attempt = (await lastNightFailed(pool)) ? { ...asked, kind: 'nightly' } : asked;
      const startedAt = clock();
      const { newest, madeOf } = seen;
      const expectedNextAt = nextNightly(startedAt, options.nightlyAt);
      const id = await recordStart(pool, { ...attempt, startedAt, newest, madeOf, expectedNextAt });
      const end = await endOf(attempt, seen);
      const facts = { refresh: id, kind: attempt.kind, attempt: attempt.attempt, ms: end.endedAt.getTime() - startedAt.getTime(), ...end };
      if (end.status === 'done') log.info(facts, 'figures refreshed');
      else if (end.status === 'stopped') log.info(facts, 'refresh stopped, the next process takes it up');
      else log.error(facts, end.willRetry ? 'figures not refreshed, trying again' : 'figures not refreshed, given up');
      await recordEnd(pool, id, end);
      if (end.status !== 'done') throw new Error(end.message ?? 'the process was told to stop');
    },
  };
}
