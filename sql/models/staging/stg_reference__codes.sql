with source as (
    select
        list,
        code,
        label,
        sort_order,
        valid_from,
        valid_to
    from {{ source('reference', 'codes') }}
),

final as (
    select
        list,
        code,
        label,
        sort_order,
        valid_from,
        valid_to
    from source
)

select * from final
