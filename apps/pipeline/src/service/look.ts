import { legalDate } from '@register/kernel';
import type { Pool } from 'pg';
import type { Look } from './debounce';

const TABLES = ['report_revisions', 'cases', 'decisions', 'verdicts'].map((table) => `registry.${table}`);

/** The newest transaction that recorded in a table; from its index. */
const newestOf = (table: string) => `(select max(recorded_in)::text from ${table})`;

/**
 * Whether a table has a row that a snapshot could not see; from the index, beginning where the snapshot ends. Rows of a restored register may
 * carry numbers that this server has not reached: no refresh can read them, and none would end well.
 */
const unseenIn = (table: string) =>
  `exists (select from ${table} where recorded_in >= pg_snapshot_xmin(built.snapshot)
    and recorded_in < pg_snapshot_xmax(pg_current_snapshot()) and not pg_visible_in_snapshot(recorded_in, built.snapshot))`;

/** Whether a snapshot is of another server, whose dump was restored here: it says nothing of what is recorded on this one. */
const IS_FOREIGN = 'pg_snapshot_xmax(built.snapshot) > pg_snapshot_xmax(pg_current_snapshot())';

const LOOK = `
with ended as not materialized (
  select s.refresh_id, s.kind, s.snapshot, s.newest, s.made_of, s.started_at, e.ended_at, e.status, e.will_retry
  from pipeline.refresh_starts s join pipeline.refresh_ends e using (refresh_id)
),
built as materialized (select snapshot, made_of from ended where status = 'done' order by refresh_id desc limit 1)
select concat_ws(' ', ${TABLES.map(newestOf).join(', ')}) as newest,
  coalesce((select ${IS_FOREIGN} or ${TABLES.map(unseenIn).join(' or ')} from built), true) as has_unseen,
  (select made_of from built) as built_of,
  to_regclass('marts.mart_refresh') is not null as is_served,
  exists (select from graphile_worker.jobs where task_identifier = 'refresh' and (locked_at is not null or attempts < max_attempts)) as is_under_way,
  (select json_build_object('newest', newest, 'madeOf', made_of, 'at', ended_at) from (select * from ended order by refresh_id desc limit 1) last
    where status = 'failed' and not will_retry) as given_up,
  (select json_build_object('startedAt', started_at, 'endedAt', ended_at) from ended
    where status = 'done' and kind = 'changes' order by refresh_id desc limit 1) as last_changes`;

interface Row {
  readonly newest: string;
  readonly has_unseen: boolean;
  readonly built_of: string | null;
  readonly is_served: boolean;
  readonly is_under_way: boolean;
  readonly given_up: { readonly newest: string; readonly madeOf: string; readonly at: string } | null;
  readonly last_changes: { readonly startedAt: string; readonly endedAt: string } | null;
}

/** Looks once, in one statement, for what there is to build and what is being done about it. */
export async function look(pool: Pool, parts: { readonly projectHash: string; readonly now: Date }): Promise<Look> {
  const { rows } = await pool.query<Row>({ name: 'look', text: LOOK });
  const [row] = rows;
  if (!row) throw new Error('the look at the database gave no row');
  const givenUp = row.given_up && { ...row.given_up, at: new Date(row.given_up.at) };
  return {
    newest: row.newest,
    madeOf: `${legalDate(parts.now)} ${parts.projectHash}`,
    hasUnseen: row.has_unseen,
    builtOf: row.built_of,
    isServed: row.is_served,
    isUnderWay: row.is_under_way,
    givenUp: givenUp && row.is_served && (await servedSince(pool)) > givenUp.at ? null : givenUp,
    lastChanges: row.last_changes && { startedAt: new Date(row.last_changes.startedAt), endedAt: new Date(row.last_changes.endedAt) },
  };
}

/** When the build that is served began; whoever built by hand after a failure mended what it was given up for. */
export async function servedSince(pool: Pool): Promise<Date> {
  const { rows } = await pool.query<{ built_at: Date }>('select built_at from marts.mart_refresh');
  return rows[0]?.built_at ?? new Date(0);
}
