with source as (
    select
        setting,
        value
    from {{ source('reference', 'settings') }}
),

final as (
    select
        setting,
        value
    from source
)

select * from final
