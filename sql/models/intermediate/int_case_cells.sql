with prosecution_changes as (
    select * from {{ ref('fct_prosecution_changes') }}
),

conviction_changes as (
    select * from {{ ref('fct_conviction_changes') }}
),

changes as (
    select
        *,
        delta as prosecutions,
        0 as convictions
    from prosecution_changes
    union all
    select
        *,
        0 as prosecutions,
        delta as convictions
    from conviction_changes
),

final as (
    {{ cells_per_dimension('changes', ['prosecutions', 'convictions']) }}
)

select * from final
