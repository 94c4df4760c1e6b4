with source as (
    select
        unit_code,
        name,
        sort_order,
        valid_from,
        valid_to
    from {{ source('reference', 'units') }}
),

final as (
    select
        unit_code,
        name as label,
        sort_order,
        valid_from,
        valid_to
    from source
)

select * from final
