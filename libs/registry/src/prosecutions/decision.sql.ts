import { LOG_OUTCOMES } from '../audit/audit.sql';

/**
 * Registers the decisions in $1 with their audit rows in $2. Result per decision: done, replayed, refused (the id is in use for
 * another), conflict (another one replaced the same decision), or null: run again to see which.
 */
export const REGISTER_DECISIONS = `with input as (
    select * from jsonb_to_recordset($1::jsonb) as document (
      case_id uuid, decision_id uuid, kind text, decided_on date, replaces uuid, content_sha256 text, recorded_at timestamptz, recorded_by text,
      count_nos jsonb, grounds jsonb
    )
  ),
  new_decisions as (
    insert into registry.decisions (case_id, decision_id, kind, decided_on, replaces_decision_id, content_sha256, recorded_at, recorded_by)
    select case_id, decision_id, kind, decided_on, replaces, decode(content_sha256, 'hex'), recorded_at, recorded_by from input
    on conflict do nothing
    returning case_id, decision_id
  ),
  accepted as (select input.* from input join new_decisions using (case_id, decision_id)),
  new_counts as (
    insert into registry.decision_counts (case_id, decision_id, count_no)
    select a.case_id, a.decision_id, c.value::integer from accepted a cross join lateral jsonb_array_elements_text(a.count_nos) as c (value)
  ),
  new_grounds as (
    insert into registry.decision_grounds (case_id, decision_id, rank, sepot_code, sepot_valid_from)
    select a.case_id, a.decision_id, g.rank, g.sepot_code, g.valid_from
    from accepted a cross join lateral jsonb_to_recordset(a.grounds) as g (rank integer, sepot_code text, valid_from date)
  ),
  outcomes as (
    select i.decision_id as object_id, case
      when n.decision_id is not null then 'done'
      when earlier.content_sha256 = decode(i.content_sha256, 'hex') then 'replayed'
      when earlier.decision_id is not null then 'refused'
      when rival.decision_id is not null then 'conflict'
    end as result
    from input i
    left join new_decisions n using (case_id, decision_id)
    left join registry.decisions earlier on earlier.case_id = i.case_id and earlier.decision_id = i.decision_id
    left join registry.decisions rival on rival.case_id = i.case_id and rival.replaces_decision_id = i.replaces
  ),
  ${LOG_OUTCOMES}
  select object_id, result from outcomes`;
