with profiles as (
    select * from {{ ref('int_case_profiles') }}
),

decisions as (
    select * from {{ ref('int_prosecution_decisions') }}
),

-- Counted once per case, at the first decision that still stands on that day.
first_decisions as (
    select
        profiles.case_id,
        profiles.day,
        min(decisions.decided_on) as prosecuted_on
    from profiles
    inner join decisions
        on decisions.case_id = profiles.case_id
        and decisions.recorded_on <= profiles.day
        and (decisions.replaced_on is null or decisions.replaced_on > profiles.day)
    group by profiles.case_id, profiles.day
),

final as (
    select
        profiles.case_id,
        profiles.day as recorded_on,
        profiles.next_day as superseded_on,
        {{ first_of('month', 'first_decisions.prosecuted_on') }} as period_month,
        profiles.unit_code,
        profiles.victim_sex,
        profiles.victim_age_class,
        profiles.motive,
        profiles.platform,
        profiles.articles
    from profiles
    inner join first_decisions
        on first_decisions.case_id = profiles.case_id
        and first_decisions.day = profiles.day
)

select * from final
