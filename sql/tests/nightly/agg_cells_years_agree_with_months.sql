-- The years of recording hold exactly the months within them, for each length of the period counted.
with years as (
    select measure, dimension, member, period_grain, period_from, unit_code, recorded_from, delta
    from {{ ref('agg_cells') }}
    where span = 'year'
),

months as (
    {%- for grain in ['month', 'quarter', 'year'] %}
    select
        measure, dimension, member,
        '{{ grain }}' as period_grain,
        {{ first_of(grain, 'period_from') }} as period_from,
        unit_code,
        {{ first_of('year', 'recorded_from') }} as recorded_from,
        -delta as delta
    from {{ ref('agg_cells') }}
    where span = 'month'
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

spans as (
    select * from years
    union all
    select * from months
)

select measure, dimension, member, period_grain, period_from, unit_code, recorded_from, sum(delta) as difference
from spans
group by measure, dimension, member, period_grain, period_from, unit_code, recorded_from
having sum(delta) <> 0
