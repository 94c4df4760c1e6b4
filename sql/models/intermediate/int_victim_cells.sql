with victim_states as (
    select * from {{ ref('int_victim_states') }}
),

state_changes as (
    {{ signed_changes('victim_states', [
        'period_month', 'unit_code', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles',
    ]) }}
),

changes as (
    select
        *,
        delta as victims
    from state_changes
),

final as (
    {{ cells_per_dimension('changes', ['victims']) }}
)

select * from final
