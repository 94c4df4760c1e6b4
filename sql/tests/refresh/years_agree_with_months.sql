-- The totals of each year of recording in which the last refresh wrote are those of its months, for each length of the period counted.
with written as (
    select distinct {{ first_of('year', 'recorded_from') }} as year
    from {{ ref('agg_cells') }}
    where
        {{ of_last_refresh() }}
        and span = 'day'
),

differences as (
    {%- for measure in ['reports', 'complaints', 'victims', 'prosecutions', 'convictions'] %}
    {%- for grain in ['month', 'quarter', 'year'] %}
    select
        cells.measure, '{{ grain }}' as period_grain, {{ first_of(grain, 'cells.period_from') }} as period_from,
        cells.by_unit, cells.unit_code, written.year, cells.delta
    from written
    cross join (values (true), (false)) as sides (by_unit)
    inner join {{ ref('agg_cells') }} as cells
        on cells.slice = {{ cell_slice("'" ~ measure ~ "'", "'none'", "'month'", "'month'") }}
        and cells.by_unit = sides.by_unit
        and cells.recorded_from >= written.year
        and cells.recorded_from < written.year + interval '1 year'
    union all
    select measure, period_grain, period_from, by_unit, unit_code, recorded_from as year, -delta as delta
    from {{ ref('agg_cells') }}
    where
        slice = {{ cell_slice("'" ~ measure ~ "'", "'none'", "'year'", "'" ~ grain ~ "'") }}
        and by_unit in (true, false)
        and recorded_from = any(array(select year from written))
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select measure, period_grain, period_from, by_unit, unit_code, year, sum(delta) as difference
from differences
group by measure, period_grain, period_from, by_unit, unit_code, year
having sum(delta) <> 0
