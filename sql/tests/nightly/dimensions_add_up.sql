-- Every dimension with one member per unit counted adds up to the total; articles may not.
with cells as (
    select measure, dimension, period_from, unit_code, recorded_from, sum(delta) as delta
    from {{ ref('agg_cells') }}
    where span = 'day' and by_unit and dimension <> 'article'
    group by measure, dimension, period_from, unit_code, recorded_from
),

dimensions as (
    select distinct dimension from cells where dimension <> 'none'
),

differences as (
    select measure, dimension, period_from, unit_code, recorded_from, delta
    from cells
    where dimension <> 'none'
    union all
    select cells.measure, dimensions.dimension, cells.period_from, cells.unit_code, cells.recorded_from, -cells.delta
    from cells
    cross join dimensions
    where cells.dimension = 'none'
)

select measure, dimension, period_from, unit_code, recorded_from, sum(delta) as difference
from differences
group by measure, dimension, period_from, unit_code, recorded_from
having sum(delta) <> 0
