with case_days as (
    select * from {{ ref('int_case_days') }}
),

cases as (
    select * from {{ ref('int_sextortion_cases') }}
),

links as (
    select * from {{ ref('int_case_links') }}
),

report_states as (
    select * from {{ ref('int_report_states') }}
),

-- Only reports that count on that day say something of the case.
reports_per_day as (
    select
        case_days.case_id,
        case_days.day,
        {{ common_member('report_states.victim_sex') }} as victim_sex,
        {{ common_member('report_states.victim_age_class') }} as victim_age_class,
        {{ common_member('report_states.motive') }} as motive,
        {{ common_member('report_states.platform') }} as platform
    from case_days
    inner join links on links.case_id = case_days.case_id
    inner join report_states
        on report_states.report_id = links.report_id
        and report_states.recorded_on <= case_days.day
        and (report_states.superseded_on is null or report_states.superseded_on > case_days.day)
    group by case_days.case_id, case_days.day
),

final as (
    select
        case_days.case_id,
        case_days.day,
        case_days.next_day,
        cases.unit_code,
        coalesce(reports_per_day.victim_sex, 'onbekend') as victim_sex,
        coalesce(reports_per_day.victim_age_class, 'onbekend') as victim_age_class,
        coalesce(reports_per_day.motive, 'onbekend') as motive,
        coalesce(reports_per_day.platform, 'onbekend') as platform,
        cases.articles
    from case_days
    inner join cases on cases.case_id = case_days.case_id
    left join reports_per_day
        on reports_per_day.case_id = case_days.case_id
        and reports_per_day.day = case_days.day
)

select * from final
