with source as (
    select
        case_id,
        verdict_id,
        count_no,
        outcome
    from {{ source('registry', 'verdict_counts') }}
),

final as (
    select
        case_id,
        verdict_id,
        count_no,
        outcome
    from source
)

select * from final
