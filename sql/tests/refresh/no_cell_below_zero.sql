-- As of today no cell of a year that the last refresh wrote counts less than nothing.
with written as (
    select distinct slice, member, by_unit, unit_code, period_from
    from {{ ref('agg_cells') }}
    where
        {{ of_last_refresh() }}
        and span = 'year'
        and period_grain = 'year'
),

-- Years of recording, so that each cell is found by its key.
years as (
    select distinct recorded_from
    from {{ ref('agg_cells') }}
    where slice in (
        {%- for measure in ['reports', 'victims', 'prosecutions', 'convictions'] %}
        {{ cell_slice("'" ~ measure ~ "'", "'none'", "'year'", "'year'") }}{% if not loop.last %},{% endif %}
        {%- endfor %}
    )
)

select written.slice, written.member, written.unit_code, written.period_from, sum(cells.delta) as counted
from written
cross join years
inner join {{ ref('agg_cells') }} as cells
    on cells.slice = written.slice
    and cells.by_unit = written.by_unit
    and cells.recorded_from = years.recorded_from
    and cells.period_from = written.period_from
    and cells.unit_code = written.unit_code
    and cells.member = written.member
group by written.slice, written.member, written.unit_code, written.period_from
having sum(cells.delta) < 0
