with case_days as (
    select * from {{ ref('int_case_days') }}
),

links as (
    select * from {{ ref('int_case_links') }}
),

report_states as (
    select * from {{ ref('int_report_states') }}
),

-- Only reports that count on that day say something of the case.
final as (
    select
        case_days.case_id,
        case_days.day,
        case_days.next_day,
        {{ common_member('report_states.victim_sex') }} as victim_sex,
        {{ common_member('report_states.victim_age_class') }} as victim_age_class,
        {{ common_member('report_states.motive') }} as motive,
        {{ common_member('report_states.platform') }} as platform
    from case_days
    left join (links inner join report_states on report_states.report_id = links.report_id)
        on links.case_id = case_days.case_id
        and report_states.recorded_on <= case_days.day
        and (report_states.superseded_on is null or report_states.superseded_on > case_days.day)
    group by case_days.case_id, case_days.day, case_days.next_day
)

select * from final
