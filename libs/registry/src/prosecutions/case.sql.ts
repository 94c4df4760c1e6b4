import { LOG_OUTCOMES, LOG_SHOWN } from '../audit/audit.sql';

/**
 * Registers the cases in $1 with their audit rows in $2. Result per case: done, replayed, refused (the id is in use for another),
 * or null: another transaction stored the id meanwhile, run again to see which.
 */
export const REGISTER_CASES = `with input as (
    select * from jsonb_to_recordset($1::jsonb) as document (
      case_id uuid, office_code text, received_on date, suspect_sex text, suspect_age integer, suspect_age_group text, suspect_pseudonym text,
      content_sha256 text, recorded_at timestamptz, recorded_by text, case_number text, counts jsonb
    )
  ),
  new_cases as (
    insert into registry.cases (case_id, office_code, received_on, suspect_sex, suspect_age, suspect_age_group, suspect_pseudonym,
      content_sha256, registered_at, registered_by)
    select case_id, office_code, received_on, suspect_sex, suspect_age, suspect_age_group, decode(suspect_pseudonym, 'hex'),
      decode(content_sha256, 'hex'), recorded_at, recorded_by
    from input
    on conflict (case_id) do nothing
    returning case_id
  ),
  accepted as (select input.* from input join new_cases using (case_id)),
  new_numbers as (
    insert into registry.case_numbers (case_id, case_number, instance, recorded_at)
    select case_id, case_number, 'rechtbank', recorded_at from accepted
  ),
  counts as (
    select a.case_id, c.* from accepted a cross join lateral jsonb_to_recordset(a.counts) as c (
      count_no integer, article text, article_valid_from date, is_sextortion boolean, report_ids jsonb
    )
  ),
  new_counts as (
    insert into registry.case_counts (case_id, count_no, article, article_valid_from, is_sextortion)
    select case_id, count_no, article, article_valid_from, is_sextortion from counts
  ),
  new_links as (
    insert into registry.case_count_reports (case_id, count_no, report_id)
    select c.case_id, c.count_no, r.value::uuid from counts c cross join lateral jsonb_array_elements_text(c.report_ids) as r (value)
  ),
  outcomes as (
    select i.case_id as object_id, case
      when n.case_id is not null then 'done'
      when earlier.content_sha256 = decode(i.content_sha256, 'hex') then 'replayed'
      when earlier.case_id is not null then 'refused'
    end as result
    from input i
    left join new_cases n using (case_id)
    left join registry.cases earlier on earlier.case_id = i.case_id
  ),
  ${LOG_OUTCOMES}
  select object_id, result from outcomes`;

const CASE = `select jsonb_build_object(
    'id', c.case_id, 'officeCode', c.office_code, 'receivedOn', c.received_on, 'registeredAt', c.registered_at,
    'suspect', jsonb_build_object('sex', c.suspect_sex, 'ageGroup', c.suspect_age_group),
    'numbers', (
      select jsonb_agg(jsonb_build_object('caseNumber', n.case_number, 'instance', n.instance) order by n.recorded_at, n.case_number)
      from registry.case_numbers n where n.case_id = c.case_id
    ),
    'counts', (
      select jsonb_agg(jsonb_build_object(
        'countNo', f.count_no, 'article', f.article, 'articleValidFrom', f.article_valid_from, 'isSextortion', f.is_sextortion,
        'reportIds', coalesce((
          select jsonb_agg(l.report_id order by l.report_id) from registry.case_count_reports l
          where l.case_id = f.case_id and l.count_no = f.count_no
        ), '[]')
      ) order by f.count_no)
      from registry.case_counts f where f.case_id = c.case_id
    ),
    'decisions', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', d.decision_id, 'kind', d.kind, 'decidedOn', d.decided_on, 'replaces', d.replaces_decision_id, 'recordedAt', d.recorded_at,
        'countNos', (
          select jsonb_agg(k.count_no order by k.count_no) from registry.decision_counts k
          where k.case_id = d.case_id and k.decision_id = d.decision_id
        ),
        'grounds', coalesce((
          select jsonb_agg(g.sepot_code order by g.rank) from registry.decision_grounds g
          where g.case_id = d.case_id and g.decision_id = d.decision_id
        ), '[]')
      ) order by d.decided_on, d.recorded_at, d.decision_id)
      from registry.decisions d where d.case_id = c.case_id
    ), '[]'),
    'verdicts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', v.verdict_id, 'courtCode', v.court_code, 'caseNumber', v.case_number, 'pronouncedOn', v.pronounced_on,
        'irrevocableOn', v.irrevocable_on, 'ecli', v.ecli, 'replaces', v.replaces_verdict_id, 'recordedAt', v.recorded_at,
        'outcomes', (
          select jsonb_agg(jsonb_build_object('countNo', k.count_no, 'outcome', k.outcome) order by k.count_no)
          from registry.verdict_counts k where k.case_id = v.case_id and k.verdict_id = v.verdict_id
        ),
        'sanctions', coalesce((
          select jsonb_agg(jsonb_build_object('kind', s.kind, 'amount', s.amount, 'unit', s.unit) order by s.sanction_no)
          from registry.verdict_sanctions s where s.case_id = v.case_id and s.verdict_id = v.verdict_id
        ), '[]')
      ) order by v.pronounced_on, v.recorded_at, v.verdict_id)
      from registry.verdicts v where v.case_id = c.case_id
    ), '[]')
  ) as found
  from registry.cases c
  join reference.prosecution_offices o using (office_code)`;

/** A unit sees the cases of its own parket and of national ones, and those that rest on a report of its own. */
function visibleTo(unit: string): string {
  return `(o.unit_code is null or o.unit_code = ${unit} or exists (
    select from registry.case_count_reports l join registry.reports r using (report_id) where l.case_id = c.case_id and r.unit_code = ${unit}
  ))`;
}

/** The case with id $1 when unit $2 may see it, for whoever was or will be logged. */
export const READ_CASE = `${CASE} where c.case_id = $1::uuid and ${visibleTo('$2')}`;

/** Shows the case with id $2 to unit $3, and writes the audit row in $1. */
export const SHOW_CASE = `with shown as (${CASE} where c.case_id = $2::uuid and ${visibleTo('$3')}),
  ${LOG_SHOWN}
  select found from shown`;

/** What must be known of the reports in $1 and of the case number in $2 before case $3 can be registered. */
export const READ_CASE_FACTS = `select
    coalesce((select jsonb_agg(jsonb_build_object('id', report_id, 'unitCode', unit_code)) from registry.reports where report_id = any ($1::uuid[])), '[]') as reports,
    exists (select from registry.case_numbers where case_number = $2 and case_id <> $3::uuid) as number_in_use`;
