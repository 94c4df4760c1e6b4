with victim_changes as (
    select * from {{ ref('fct_victim_changes') }}
),

changes as (
    select
        *,
        delta as victims
    from victim_changes
),

final as (
    {{ cells_per_dimension('changes', ['victims']) }}
)

select * from final
