import { LOG_OUTCOMES } from '../audit/audit.sql';
import { contentOf, INPUT, REVISION_COLUMNS, STORE_ACCEPTED } from './report-columns';

/**
 * Registers the reports in $1 with their audit rows in $2. Result per report: done (new), replayed (the same was stored before),
 * refused (the id is in use for another), or null: another transaction stored the id meanwhile, run again to see which.
 */
export const REGISTER_REPORTS = `with input as (${INPUT}),
  new_reports as (
    insert into registry.reports (report_id, report_number, unit_code, registered_at, registered_by)
    select report_id, report_number, unit_code, recorded_at, recorded_by from input
    on conflict (report_id) do nothing
    returning report_id
  ),
  accepted as (select input.* from input join new_reports using (report_id)),
  ${STORE_ACCEPTED},
  outcomes as (
    select i.report_id as object_id, case
      when n.report_id is not null then 'done'
      when earlier.is_same then 'replayed'
      when not earlier.is_same then 'refused'
    end as result
    from input i
    left join new_reports n using (report_id)
    left join lateral (
      select r.unit_code = i.unit_code and v.content_sha256 = decode(i.content_sha256, 'hex') as is_same
      from registry.reports r join registry.report_revisions v on v.report_id = r.report_id and v.revision = 1
      where n.report_id is null and r.report_id = i.report_id
      limit 1
    ) earlier on true
  ),
  ${LOG_OUTCOMES}
  select object_id, result from outcomes`;

/** The last revision of each report in `input` of the same unit, and whether this very revision is already there. */
const CURRENT = `current as (
    select i.report_id, last.revision as last_revision, last.action as last_action, coalesce(same.is_same, false) as is_same
    from input i
    join lateral (select known.unit_code from registry.reports known where known.report_id = i.report_id limit 1) r on r.unit_code = i.unit_code
    cross join lateral (
      select v.revision, v.action from registry.report_revisions v where v.report_id = i.report_id order by v.revision desc limit 1
    ) last
    left join lateral (
      select v.action = i.action and v.reason = i.reason and v.recorded_by = i.recorded_by
        and (i.action = 'withdrawn' or v.content_sha256 = decode(i.content_sha256, 'hex')) as is_same
      from registry.report_revisions v where v.report_id = i.report_id and v.revision = i.revision
    ) same on true
  )`;

/** done, replayed, refused (withdrawn), conflict, not-found; null: another was first during this statement, run again. `more` adds cases, `joined` what they read. */
const revisionOutcomes = (more = '', joined = '') => `outcomes as (
    select i.report_id as object_id, case
      when c.report_id is null then 'not-found'
      when n.report_id is not null then 'done'
      when c.is_same then 'replayed'
      when c.last_action = 'withdrawn' then 'refused'
      when c.last_revision <> i.revision - 1 then 'conflict'
      ${more}
    end as result
    from input i
    left join current c using (report_id)
    left join new_revisions n using (report_id)
    ${joined}
  )`;

const ACCEPTABLE = `join current c on c.report_id = i.report_id where c.last_revision = i.revision - 1 and c.last_action <> 'withdrawn'`;

/** Whether the persons of a correction name one who is not in the revision before; reads the table only where a number is given. */
function namesStranger(table: string, number: string): string {
  return `exists (
      select from jsonb_to_recordset(i.${table}) as named (same_as integer)
      where named.same_as is not null and (
        select before.${number} from registry.report_${table} before
        where before.report_id = i.report_id and before.revision = i.revision - 1 and before.${number} = named.same_as
        limit 1
      ) is null
    )`;
}

/**
 * Appends the corrections in $1 (revision = the expected one + 1) with their audit rows in $2; at most one per report.
 * Besides the outcomes of a revision: person-not-found (refused in the audit), a person named is not in the expected revision.
 */
export const CORRECT_REPORTS = `with input as (${INPUT}),
  ${CURRENT},
  with_stranger as (
    select i.report_id from input i ${ACCEPTABLE}
      and (${namesStranger('victims', 'victim_no')} or ${namesStranger('suspects', 'suspect_no')})
  ),
  accepted as (select i.* from input i ${ACCEPTABLE} and not exists (select from with_stranger w where w.report_id = i.report_id)),
  ${STORE_ACCEPTED},
  ${revisionOutcomes("when w.report_id is not null then 'refused'", 'left join with_stranger w using (report_id)')},
  ${LOG_OUTCOMES}
  select o.object_id, case when w.report_id is not null then 'person-not-found' else o.result end as result
  from outcomes o left join with_stranger w on w.report_id = o.object_id`;

function copy(table: string, columns: string): string {
  return `copied_${table} as (
    insert into registry.report_${table} (report_id, revision, ${columns})
    select t.report_id, n.revision, ${columns} from new_revisions n
    join registry.report_${table} t on t.report_id = n.report_id and t.revision = n.revision - 1
  )`;
}

/** Appends the withdrawals in $1 with their audit rows in $2; the content stays as the revision before had it. */
export const WITHDRAW_REPORTS = `with input as (${INPUT}),
  ${CURRENT},
  new_revisions as (
    insert into registry.report_revisions (${REVISION_COLUMNS})
    select i.report_id, i.revision, i.action, i.reason, i.recorded_at, i.recorded_by, i.unit_code, v.content_sha256, ${contentOf('v')}
    from input i
    join registry.report_revisions v on v.report_id = i.report_id and v.revision = i.revision - 1
    ${ACCEPTABLE}
    on conflict (report_id, revision) do nothing
    returning report_id, revision
  ),
  ${copy('offences', 'article, article_valid_from')},
  ${copy('victims', 'victim_no, sex, age, age_band, age_group, municipality_code, relation, person_pseudonym')},
  ${copy('suspects', 'suspect_no, is_known, sex, age, age_group, country, is_organised, person_pseudonym')},
  ${copy('demands', 'demand')},
  ${copy('referrals', 'referral')},
  ${revisionOutcomes()},
  ${LOG_OUTCOMES}
  select object_id, result from outcomes`;
