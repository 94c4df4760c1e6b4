with counts as (
    select * from {{ ref('cbs_83648ned') }}
),

final as (
    select
        year,
        kind,
        label,
        value,
        status
    from counts
)

select * from final
