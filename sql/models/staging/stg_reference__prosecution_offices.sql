with source as (
    select
        office_code,
        unit_code
    from {{ source('reference', 'prosecution_offices') }}
),

final as (
    select
        office_code,
        coalesce(unit_code, 'onbekend') as unit_code
    from source
)

select * from final
