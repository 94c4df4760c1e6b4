{%- set columns = [
    'period_month', 'unit_code', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles',
] -%}

with changes as (
    {{ signed_changes(ref('int_prosecution_states'), columns) }}
),

final as (
    select
        recorded_on,
        {{ columns | join(',\n        ') }},
        sum(delta)::integer as delta
    from changes
    group by recorded_on, {{ columns | join(', ') }}
    having sum(delta) <> 0
)

select * from final
