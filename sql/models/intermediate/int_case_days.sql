with cases as (
    select * from {{ ref('int_sextortion_cases') }}
),

links as (
    select * from {{ ref('int_case_links') }}
),

report_states as (
    select * from {{ ref('int_report_states') }}
),

decisions as (
    select * from {{ ref('int_prosecution_decisions') }}
),

outcomes as (
    select * from {{ ref('int_verdict_outcomes') }}
),

-- Every day on which a count of this case can change: its own events and those of the reports it rests on.
case_events as (
    select case_id, registered_on as day from cases
    union
    select case_id, recorded_on from decisions
    union
    select case_id, replaced_on from decisions where replaced_on is not null
    union
    select case_id, recorded_on from outcomes
    union
    select case_id, replaced_on from outcomes where replaced_on is not null
),

report_events as (
    select links.case_id, report_states.recorded_on as day
    from links
    inner join report_states on report_states.report_id = links.report_id
    union
    select links.case_id, report_states.superseded_on
    from links
    inner join report_states on report_states.report_id = links.report_id
    where report_states.superseded_on is not null
),

days as (
    select case_id, day from case_events
    union
    select report_events.case_id, report_events.day
    from report_events
    inner join cases on cases.case_id = report_events.case_id
    where report_events.day > cases.registered_on
),

final as (
    select
        case_id,
        day,
        lead(day) over (partition by case_id order by day) as next_day
    from days
)

select * from final
