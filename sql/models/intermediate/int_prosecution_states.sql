with states as (
    select * from {{ ref('int_case_states') }}
),

final as (
    select
        case_id,
        recorded_on,
        superseded_on,
        {{ first_of('month', 'prosecuted_on') }} as period_month,
        unit_code,
        victim_sex,
        victim_age_class,
        motive,
        platform,
        articles
    from states
    where prosecuted_on is not null
)

select * from final
