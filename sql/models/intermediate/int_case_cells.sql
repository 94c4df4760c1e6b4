{%- set columns = [
    'period_month', 'unit_code', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles',
] -%}

with prosecution_states as (
    select * from {{ ref('int_prosecution_states') }}
),

conviction_states as (
    select * from {{ ref('int_conviction_states') }}
),

prosecution_changes as (
    {{ signed_changes('prosecution_states', columns) }}
),

conviction_changes as (
    {{ signed_changes('conviction_states', columns) }}
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
