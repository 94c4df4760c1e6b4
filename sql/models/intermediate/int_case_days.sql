with cases as not materialized (
    select * from {{ ref('int_sextortion_cases') }}
),

decisions as not materialized (
    select * from {{ ref('int_prosecution_decisions') }}
),

outcomes as not materialized (
    select * from {{ ref('int_verdict_outcomes') }}
),

linked_states as not materialized (
    select
        cases.case_id,
        cases.registered_on,
        report_states.recorded_on,
        report_states.superseded_on
    from {{ ref('int_case_links') }} as links
    inner join {{ ref('stg_registry__cases') }} as cases on cases.case_id = links.case_id
    inner join {{ ref('int_report_states') }} as report_states on report_states.report_id = links.report_id
    where {{ is_recorded_in(cut_snapshot()) }}
),

-- Every day on which a count of a case can change: its own events and those of the reports it rests on.
days as (
    select case_id, registered_on as day from cases
    union
    select case_id, recorded_on from decisions
    union
    select case_id, replaced_on from decisions where replaced_on is not null
    union
    select case_id, recorded_on from outcomes
    union
    select case_id, replaced_on from outcomes where replaced_on is not null
    union
    select case_id, recorded_on from linked_states where recorded_on > registered_on
    union
    select case_id, superseded_on from linked_states where superseded_on > registered_on
),

final as (
    select
        case_id,
        day,
        lead(day) over (partition by case_id order by day) as next_day
    from days
)

select * from final
