-- The totals of each month of recording in which the last refresh wrote are those of its days.
with written as (
    select distinct {{ first_of('month', 'recorded_from') }} as month
    from {{ ref('agg_cells') }}
    where
        {{ of_last_refresh() }}
        and span = 'day'
),

differences as (
    {%- for measure in ['reports', 'complaints', 'victims', 'prosecutions', 'convictions'] %}
    select cells.measure, cells.period_from, cells.unit_code, written.month, cells.delta
    from written
    inner join {{ ref('agg_cells') }} as cells
        on cells.slice = {{ cell_slice("'" ~ measure ~ "'", "'none'", "'day'", "'month'") }}
        and cells.by_unit
        and cells.recorded_from >= written.month
        and cells.recorded_from < written.month + interval '1 month'
    union all
    select measure, period_from, unit_code, recorded_from as month, -delta as delta
    from {{ ref('agg_cells') }}
    where
        slice = {{ cell_slice("'" ~ measure ~ "'", "'none'", "'month'", "'month'") }}
        and by_unit
        and recorded_from = any(array(select month from written))
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select measure, period_from, unit_code, month, sum(delta) as difference
from differences
group by measure, period_from, unit_code, month
having sum(delta) <> 0
