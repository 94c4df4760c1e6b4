-- All units together are the sum of the units, per day of recording; months and years hold the same days.
with days as (
    select
        measure, dimension, member, period_from, recorded_from,
        case when by_unit then delta else -delta end as delta
    from {{ ref('agg_cells') }}
    where span = 'day'
)

select measure, dimension, member, period_from, recorded_from, sum(delta) as difference
from days
group by measure, dimension, member, period_from, recorded_from
having sum(delta) <> 0
