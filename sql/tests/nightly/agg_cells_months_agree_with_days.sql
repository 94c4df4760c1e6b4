-- The months of recording hold exactly the days within them.
with months as (
    select measure, dimension, member, period_from, unit_code, recorded_from, delta
    from {{ ref('agg_cells') }}
    where span = 'month' and by_unit
),

days as (
    select
        measure, dimension, member, period_from, unit_code,
        {{ first_of('month', 'recorded_from') }} as recorded_from,
        -delta as delta
    from {{ ref('agg_cells') }}
    where span = 'day'
),

spans as (
    select * from months
    union all
    select * from days
)

select measure, dimension, member, period_from, unit_code, recorded_from, sum(delta) as difference
from spans
group by measure, dimension, member, period_from, unit_code, recorded_from
having sum(delta) <> 0
