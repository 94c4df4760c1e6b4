-- No two slices of the cells have the same number.
with slices as (
    select distinct slice, measure, dimension, span, period_grain
    from {{ ref('agg_cells') }}
)

select slice, count(*) as n_slices
from slices
group by slice
having count(*) > 1
