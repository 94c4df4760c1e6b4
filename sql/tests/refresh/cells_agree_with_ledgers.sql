-- The total per period, unit and day of recording is that of the ledger, for every day on which the last refresh wrote.
-- When this fails for all days, a ledger was built anew without the cells: build with --full-refresh.
with written as (
    select distinct recorded_from as recorded_on
    from {{ ref('agg_cells') }}
    where
        {{ of_last_refresh() }}
        and span = 'day'
),

differences as (
    {%- for measure, ledger, condition in [
    ['reports', 'fct_report_changes', 'true'],
    ['complaints', 'fct_report_changes', "report_type = 'aangifte'"],
    ['victims', 'fct_victim_changes', 'true'],
    ['prosecutions', 'fct_prosecution_changes', 'true'],
    ['convictions', 'fct_conviction_changes', 'true'],
] %}
    select '{{ measure }}' as measure, period_month, unit_code, recorded_on, delta
    from {{ ref(ledger) }}
    where recorded_on = any(array(select recorded_on from written)) and {{ condition }}
    union all
    select measure, period_from, unit_code, recorded_from, -delta
    from {{ ref('agg_cells') }}
    where
        slice = {{ cell_slice("'" ~ measure ~ "'", "'none'", "'day'", "'month'") }}
        and by_unit
        and recorded_from = any(array(select recorded_on from written))
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select measure, period_month, unit_code, recorded_on, sum(delta) as difference
from differences
group by measure, period_month, unit_code, recorded_on
having sum(delta) <> 0
