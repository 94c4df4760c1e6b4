with source as (
    select
        case_id,
        decision_id,
        kind,
        decided_on,
        replaces_decision_id,
        recorded_at,
        recorded_in
    from {{ source('registry', 'decisions') }}
),

final as (
    select
        case_id,
        decision_id,
        kind,
        decided_on,
        replaces_decision_id,
        recorded_at,
        recorded_in,
        {{ legal_date('recorded_at') }} as recorded_on
    from source
)

select * from final
