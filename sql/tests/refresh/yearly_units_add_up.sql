-- For each year that the last refresh wrote, the units add up to all units together.
with written as (
    select distinct slice, measure, dimension, member, recorded_from, period_from
    from {{ ref('agg_cells') }}
    where
        {{ of_last_refresh() }}
        and span = 'year'
        and period_grain = 'year'
),

totals as (
    select
        written.*,
        sides.by_unit,
        coalesce((
            select sum(cells.delta)
            from {{ ref('agg_cells') }} as cells
            where
                cells.slice = written.slice
                and cells.by_unit = sides.by_unit
                and cells.recorded_from = written.recorded_from
                and cells.period_from = written.period_from
                and cells.member = written.member
        ), 0) as delta
    from written
    cross join (values (true), (false)) as sides (by_unit)
)

select measure, dimension, member, recorded_from, period_from
from totals
group by measure, dimension, member, recorded_from, period_from
having min(delta) <> max(delta)
