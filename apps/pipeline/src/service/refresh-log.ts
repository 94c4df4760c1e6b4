import type { Pool } from 'pg';

/** After recordings, or at night. */
export type RefreshKind = 'changes' | 'nightly';

export interface RefreshStart {
  readonly kind: RefreshKind;
  /** Which attempt this is, from 1, of how many. */
  readonly attempt: number;
  readonly attemptsAllowed: number;
  /** The process that does it. */
  readonly worker: string;
  readonly startedAt: Date;
  /** What there was to build from. */
  readonly newest: string;
  readonly madeOf: string;
  /** The next nightly refresh. */
  readonly expectedNextAt: Date;
}

export interface RefreshEnd {
  readonly endedAt: Date;
  readonly status: 'done' | 'failed' | 'stopped';
  readonly willRetry: boolean;
  readonly message?: string;
  readonly nModels?: number;
  readonly nTests?: number;
}

/** A refresh as it went; running has no end yet, broken-off never got one. */
export interface Refresh {
  readonly kind: RefreshKind;
  readonly attempt: number;
  readonly attemptsAllowed: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly status: 'running' | 'done' | 'failed' | 'stopped' | 'broken-off';
  readonly willRetry: boolean;
  readonly message: string | null;
  readonly nModels: number | null;
  readonly nTests: number | null;
}

/** Writes that a refresh begins, with the snapshot of this moment: what is committed later is new to it. Gives its number. */
export async function recordStart(pool: Pool, start: RefreshStart): Promise<string> {
  const { rows } = await pool.query<{ refresh_id: string }>(
    `insert into pipeline.refresh_starts (kind, attempt, attempts_allowed, worker, started_at, newest, made_of, expected_next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning refresh_id`,
    [start.kind, start.attempt, start.attemptsAllowed, start.worker, start.startedAt, start.newest, start.madeOf, start.expectedNextAt],
  );
  const [row] = rows;
  if (!row) throw new Error('the refresh was not written');
  return row.refresh_id;
}

/** Writes how a refresh ended. */
export async function recordEnd(pool: Pool, id: string, end: RefreshEnd): Promise<void> {
  await pool.query(
    `insert into pipeline.refresh_ends (refresh_id, ended_at, status, will_retry, message, n_models, n_tests) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, end.endedAt, end.status, end.willRetry, end.message ?? null, end.nModels ?? null, end.nTests ?? null],
  );
}

const REFRESH = `select json_build_object('kind', kind, 'attempt', attempt, 'attemptsAllowed', attempts_allowed, 'startedAt', started_at,
  'endedAt', ended_at, 'status', status, 'willRetry', will_retry, 'message', message, 'nModels', n_models, 'nTests', n_tests) as refresh
from pipeline.refreshes`;

type Written = Omit<Refresh, 'startedAt' | 'endedAt'> & { readonly startedAt: string; readonly endedAt: string | null };

async function newest(pool: Pool, where: string): Promise<Refresh | null> {
  const { rows } = await pool.query<{ refresh: Written }>(`${REFRESH} ${where} order by refresh_id desc limit 1`);
  const written = rows[0]?.refresh;
  if (!written) return null;
  return { ...written, startedAt: new Date(written.startedAt), endedAt: written.endedAt === null ? null : new Date(written.endedAt) };
}

/** The newest refresh, however it went. */
export const lastAttempt = (pool: Pool): Promise<Refresh | null> => newest(pool, '');

/** The newest refresh that ended well. */
export const lastSuccess = (pool: Pool): Promise<Refresh | null> => newest(pool, "where status = 'done'");

/** Whether the newest night was given up on: what its tests found, or could not look for, may stand in the figures. */
export async function lastNightFailed(pool: Pool): Promise<boolean> {
  return (await newest(pool, "where kind = 'nightly' and (status = 'done' or not will_retry)"))?.status === 'failed';
}
