with source as (
    select
        case_id,
        office_code,
        registered_at,
        recorded_in
    from {{ source('registry', 'cases') }}
),

final as (
    select
        case_id,
        office_code,
        registered_at,
        recorded_in,
        {{ legal_date('registered_at') }} as registered_on
    from source
)

select * from final
