with profiles as (
    select * from {{ ref('int_case_profiles') }}
),

outcomes as (
    select * from {{ ref('int_verdict_outcomes') }}
),

-- What is known on a day of each count; the last verdict pronounced is in force.
known as (
    select
        profiles.case_id,
        profiles.day,
        outcomes.outcome,
        outcomes.pronounced_on,
        row_number() over (
            partition by profiles.case_id, profiles.day, outcomes.count_no
            order by outcomes.pronounced_on desc, outcomes.recorded_at desc, outcomes.verdict_id desc
        ) as age_rank
    from profiles
    inner join outcomes
        on outcomes.case_id = profiles.case_id
        and outcomes.recorded_on <= profiles.day
        and (outcomes.replaced_on is null or outcomes.replaced_on > profiles.day)
),

-- A conviction in force on any count makes the case convicted, counted at its first conviction.
convicted as (
    select
        case_id,
        day,
        min(pronounced_on) as convicted_on
    from known
    where outcome in {{ conviction_outcomes() }}
    group by case_id, day
    having min(age_rank) = 1
),

final as (
    select
        profiles.case_id,
        profiles.day as recorded_on,
        profiles.next_day as superseded_on,
        {{ first_of('month', 'convicted.convicted_on') }} as period_month,
        profiles.unit_code,
        profiles.victim_sex,
        profiles.victim_age_class,
        profiles.motive,
        profiles.platform,
        profiles.articles
    from profiles
    inner join convicted
        on convicted.case_id = profiles.case_id
        and convicted.day = profiles.day
)

select * from final
