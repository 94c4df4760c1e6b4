with source as (
    select
        case_id,
        verdict_id,
        pronounced_on,
        replaces_verdict_id,
        recorded_at,
        recorded_in
    from {{ source('registry', 'verdicts') }}
),

final as (
    select
        case_id,
        verdict_id,
        pronounced_on,
        replaces_verdict_id,
        recorded_at,
        recorded_in,
        {{ legal_date('recorded_at') }} as recorded_on
    from source
)

select * from final
