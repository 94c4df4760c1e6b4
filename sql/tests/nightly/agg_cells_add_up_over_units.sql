-- All units together are the sum of the units, per month of recording; years hold the same months.
with months as (
    select
        measure, dimension, member, period_from, recorded_from,
        case when by_unit then delta else -delta end as delta
    from {{ ref('agg_cells') }}
    where span = 'month'
)

select measure, dimension, member, period_from, recorded_from, sum(delta) as difference
from months
group by measure, dimension, member, period_from, recorded_from
having sum(delta) <> 0
