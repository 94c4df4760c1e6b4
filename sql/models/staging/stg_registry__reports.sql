with source as (
    select
        report_id,
        unit_code
    from {{ source('registry', 'reports') }}
),

final as (
    select
        report_id,
        unit_code
    from source
)

select * from final
