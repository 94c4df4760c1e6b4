with states as (
    select * from {{ ref('int_case_states') }}
),

final as (
    select
        case_id,
        recorded_on,
        superseded_on,
        {{ first_of('month', 'convicted_on') }} as period_month,
        unit_code,
        victim_sex,
        victim_age_class,
        motive,
        platform,
        articles
    from states
    where convicted_on is not null
)

select * from final
