import { LOG_OUTCOMES } from '../audit/audit.sql';

/**
 * Registers the verdicts in $1, with the case numbers they bring, and their audit rows in $2. Result per verdict: done, replayed,
 * refused (the id is in use for another), conflict (another one replaced the same verdict), or null: run again to see which.
 */
export const REGISTER_VERDICTS = `with input as (
    select * from jsonb_to_recordset($1::jsonb) as document (
      case_id uuid, verdict_id uuid, court_code text, case_number text, instance text, pronounced_on date, irrevocable_on date, ecli text,
      replaces uuid, content_sha256 text, recorded_at timestamptz, recorded_by text, outcomes jsonb, sanctions jsonb
    )
  ),
  new_verdicts as (
    insert into registry.verdicts (case_id, verdict_id, court_code, case_number, pronounced_on, irrevocable_on, ecli, replaces_verdict_id,
      content_sha256, recorded_at, recorded_by)
    select case_id, verdict_id, court_code, case_number, pronounced_on, irrevocable_on, ecli, replaces, decode(content_sha256, 'hex'),
      recorded_at, recorded_by
    from input
    on conflict do nothing
    returning case_id, verdict_id
  ),
  accepted as (select input.* from input join new_verdicts using (case_id, verdict_id)),
  new_numbers as (
    insert into registry.case_numbers (case_id, case_number, instance, recorded_at)
    select case_id, case_number, instance, recorded_at from accepted
    on conflict do nothing
  ),
  new_counts as (
    insert into registry.verdict_counts (case_id, verdict_id, count_no, outcome)
    select a.case_id, a.verdict_id, c.count_no, c.outcome
    from accepted a cross join lateral jsonb_to_recordset(a.outcomes) as c (count_no integer, outcome text)
  ),
  new_sanctions as (
    insert into registry.verdict_sanctions (case_id, verdict_id, sanction_no, kind, amount, unit)
    select a.case_id, a.verdict_id, s.no, s.kind, s.amount, s.unit
    from accepted a cross join lateral jsonb_to_recordset(a.sanctions) as s (no integer, kind text, amount numeric, unit text)
  ),
  outcomes as (
    select i.verdict_id as object_id, case
      when n.verdict_id is not null then 'done'
      when earlier.content_sha256 = decode(i.content_sha256, 'hex') then 'replayed'
      when earlier.verdict_id is not null then 'refused'
      when rival.verdict_id is not null then 'conflict'
    end as result
    from input i
    left join new_verdicts n using (case_id, verdict_id)
    left join registry.verdicts earlier on earlier.case_id = i.case_id and earlier.verdict_id = i.verdict_id
    left join registry.verdicts rival on rival.case_id = i.case_id and rival.replaces_verdict_id = i.replaces
  ),
  ${LOG_OUTCOMES}
  select object_id, result from outcomes`;
