-- For each year that the last refresh wrote, every dimension with one member per thing counted adds up to the total.
with written as (
    select distinct measure, by_unit, recorded_from, period_from, unit_code
    from {{ ref('agg_cells') }}
    where
        {{ of_last_refresh() }}
        and span = 'year'
        and period_grain = 'year'
        and dimension <> 'article'
),

totals as (
    select
        written.*,
        dimensions.dimension,
        coalesce((
            select sum(cells.delta)
            from {{ ref('agg_cells') }} as cells
            where
                cells.slice = {{ cell_slice('written.measure', 'dimensions.dimension', "'year'", "'year'") }}
                and cells.by_unit = written.by_unit
                and cells.recorded_from = written.recorded_from
                and cells.period_from = written.period_from
                and cells.unit_code = written.unit_code
        ), 0) as delta
    from written
    cross join (values ('none'), ('victim-sex'), ('victim-age-class'), ('motive'), ('platform')) as dimensions (dimension)
)

select measure, by_unit, recorded_from, period_from, unit_code
from totals
group by measure, by_unit, recorded_from, period_from, unit_code
having min(delta) <> max(delta)
