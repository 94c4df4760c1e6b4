import { parseCronItems, run, type Runner } from 'graphile-worker';
import type { Clock } from '@register/kernel';
import type { Pool } from 'pg';
import { z } from 'zod';
import { workerLog, type Logger } from './log';
import { isNightly } from './nightly';
import type { Presence } from './presence';
import type { Refresher } from './refresher';
import type { RefreshKind } from './refresh-log';

/** The only task; its jobs stand in one queue, so that one runs at a time whatever the number of processes. */
const TASK = 'refresh';
const QUEUE = 'figures';
const SCHEMA = 'graphile_worker';
/** A night that was missed longer ago is not caught up: the next one is near, and changes are built anyway. */
const CATCH_UP_MS = 2 * 86_400_000;
const POLL_MS = 2_000;

export interface QueueOptions {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly presence: Presence;
  readonly refresher: Refresher;
  readonly nightlyAt: string;
  readonly attempts: number;
}

/** Jobs of refreshes, shared by all processes on the database. */
export interface Queue {
  /** Resolves when the worker ended; rejects when it could not go on. */
  readonly ended: Promise<void>;
  /** Takes no more jobs, waits for the one that runs, and gives back what was stopped in the middle. */
  stop(): Promise<void>;
}

const payload = z.object({ kind: z.enum(['changes', 'nightly']) });
const jobKey = (kind: RefreshKind) => `${TASK}-${kind}`;

/** Adds a refresh; one that waits already is the same. */
export async function addRefresh(pool: Pool, kind: RefreshKind, attempts: number): Promise<void> {
  await pool.query(`select graphile_worker.add_job($1, $2::json, queue_name => $3, max_attempts => $4, job_key => $5)`, [
    TASK,
    JSON.stringify({ kind }),
    QUEUE,
    attempts,
    jobKey(kind),
  ]);
}

/** Starts to work off the queue, and to add the nightly refresh, also the one that was missed while no process ran. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { pool, clock, log, presence, refresher, nightlyAt, attempts } = options;
  let stopped: string | undefined;
  let isStopping = false;

  const runner: Runner = await run({
    pgPool: pool,
    schema: SCHEMA,
    concurrency: 1,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: workerLog(log),
    preset: {
      // Batched, what a job came to is written again until it is, and a stop waits for it.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [
        {
          name: 'presence',
          version: '1',
          worker: { hooks: { startWorker: (_, { worker }) => presence.hold(worker.workerPool.id) } },
        },
      ],
    },
    taskList: {
      async [TASK](given, { job }) {
        const { kind } = payload.parse(given);
        try {
          await refresher.refresh({ kind, attempt: job.attempts, attemptsAllowed: job.max_attempts, worker: job.locked_by ?? '' });
        } catch (error) {
          if (isStopping) stopped = job.id;
          throw error;
        }
        await forgetFailed(pool);
      },
    },
    parsedCronItems: parseCronItems([
      {
        task: TASK,
        identifier: 'nightly',
        match: (minute) => isNightly(minute, nightlyAt, clock()),
        payload: { kind: 'nightly' },
        options: { backfillPeriod: CATCH_UP_MS, maxAttempts: attempts, queueName: QUEUE, jobKey: jobKey('nightly') },
      },
    ]),
  });

  return {
    ended: runner.promise,
    async stop() {
      isStopping = true;
      // A runner that ended by an error has stopped already.
      await runner.stop().catch(() => undefined);
      if (stopped !== undefined) await giveBack(pool, stopped);
    },
  };
}

/** A job that was stopped with its process did not fail: it is due at once, and that attempt does not count. */
async function giveBack(pool: Pool, id: string): Promise<void> {
  await pool.query(
    `select from graphile_worker.jobs j, graphile_worker.reschedule_jobs(array[j.id], run_at => now(), attempts => greatest(0, j.attempts - 1)) where j.id = $1`,
    [id],
  );
}

/** Jobs that were given up on are over once a refresh ended well. */
async function forgetFailed(pool: Pool): Promise<void> {
  await pool.query(
    `select from graphile_worker.complete_jobs(array(
       select id from graphile_worker.jobs where task_identifier = $1 and locked_at is null and attempts >= max_attempts))`,
    [TASK],
  );
}
