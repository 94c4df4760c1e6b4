import { legalDate } from '@register/kernel';
import type { Pool } from 'pg';
import type { Look } from './debounce';

const RECORDED = { report_revisions: 'recorded_at', cases: 'registered_at', decisions: 'recorded_at', verdicts: 'recorded_at' };

/** Newest recording of a table and how many stand in the minute up to it, so that one stamped earlier but committed later is seen too; from its index. */
const newestOf = ([table, column]: readonly [string, string]) => {
  const newest = `(select max(${column}) from registry.${table})`;
  return `${newest}::text, (select count(*) from registry.${table} where ${column} > ${newest} - interval '1 minute')`;
};

const LOOK = `
with ended as (
  select s.refresh_id, s.kind, s.mark, s.started_at, e.ended_at, e.status, e.will_retry
  from pipeline.refresh_starts s join pipeline.refresh_ends e using (refresh_id)
)
select concat_ws(' ', ${Object.entries(RECORDED).map(newestOf).join(', ')}) as newest,
  (select mark from ended where status = 'done' order by refresh_id desc limit 1) as built_mark,
  to_regclass('marts.mart_refresh') is not null as is_served,
  exists (select from graphile_worker.jobs where task_identifier = 'refresh' and (locked_at is not null or attempts < max_attempts)) as is_under_way,
  (select json_build_object('mark', mark, 'at', ended_at) from (select * from ended order by refresh_id desc limit 1) newest
    where status = 'failed' and not will_retry) as given_up,
  (select json_build_object('startedAt', started_at, 'endedAt', ended_at) from ended
    where status = 'done' and kind = 'changes' order by refresh_id desc limit 1) as last_changes`;

interface Row {
  readonly newest: string;
  readonly built_mark: string | null;
  readonly is_served: boolean;
  readonly is_under_way: boolean;
  readonly given_up: { readonly mark: string; readonly at: string } | null;
  readonly last_changes: { readonly startedAt: string; readonly endedAt: string } | null;
}

/** Looks once, in one statement, for what there is to build and what is being done about it. */
export async function look(pool: Pool, parts: { readonly projectHash: string; readonly now: Date }): Promise<Look> {
  const { rows } = await pool.query<Row>({ name: 'look', text: LOOK });
  const [row] = rows;
  if (!row) throw new Error('the look at the database gave no row');
  const givenUp = row.given_up && { mark: row.given_up.mark, at: new Date(row.given_up.at) };
  return {
    mark: `${row.newest} ${legalDate(parts.now)} ${parts.projectHash}`,
    builtMark: row.built_mark,
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
