-- As of today no cell counts less than nothing.
select measure, dimension, member, period_from, unit_code, sum(delta) as counted
from {{ ref('agg_cells') }}
where span = 'year' and period_grain = 'month'
group by measure, dimension, member, period_from, unit_code
having sum(delta) < 0
