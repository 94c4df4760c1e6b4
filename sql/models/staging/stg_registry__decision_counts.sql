with source as (
    select
        case_id,
        decision_id,
        count_no
    from {{ source('registry', 'decision_counts') }}
),

final as (
    select
        case_id,
        decision_id,
        count_no
    from source
)

select * from final
