with cases as (
    select * from {{ ref('int_sextortion_cases') }}
),

decisions as (
    select * from {{ ref('int_prosecution_decisions') }}
),

outcomes as (
    select * from {{ ref('int_verdict_outcomes') }}
),

linked_states as (
    select
        links.case_id,
        registered_cases.registered_on,
        report_states.recorded_on,
        report_states.superseded_on
    from {{ ref('int_case_links') }} as links
    inner join {{ ref('stg_registry__cases') }} as registered_cases on registered_cases.case_id = links.case_id
    inner join {{ ref('int_report_states') }} as report_states on report_states.report_id = links.report_id
    where {{ is_recorded_in(cut_snapshot()) }}
),

-- Every day on which a count of this case can change: its own events and those of the reports it rests on.
days as (
    select case_id, registered_on as day from cases
    union
    select decisions.case_id, events.day
    from decisions
    cross join lateral (values (decisions.recorded_on), (decisions.replaced_on)) as events (day)
    where events.day is not null
    union
    select outcomes.case_id, events.day
    from outcomes
    cross join lateral (values (outcomes.recorded_on), (outcomes.replaced_on)) as events (day)
    where events.day is not null
    union
    select linked_states.case_id, events.day
    from linked_states
    cross join lateral (values (linked_states.recorded_on), (linked_states.superseded_on)) as events (day)
    where events.day > linked_states.registered_on
),

final as (
    select
        case_id,
        day,
        lead(day) over (partition by case_id order by day) as next_day
    from days
)

select * from final
