-- The total of every measure per period, unit and day of recording is that of its changes.
with cells as (
    select measure, period_from as period_month, unit_code, recorded_from as recorded_on, delta
    from {{ ref('agg_cells') }}
    where dimension = 'none' and by_unit and span = 'day'
),

changes as (
    select 'reports' as measure, period_month, unit_code, recorded_on, delta from {{ ref('fct_report_changes') }}
    union all
    select 'complaints', period_month, unit_code, recorded_on, delta from {{ ref('fct_report_changes') }} where report_type = 'aangifte'
    union all
    select 'victims', period_month, unit_code, recorded_on, delta from {{ ref('fct_victim_changes') }}
    union all
    select 'prosecutions', period_month, unit_code, recorded_on, delta from {{ ref('fct_prosecution_changes') }}
    union all
    select 'convictions', period_month, unit_code, recorded_on, delta from {{ ref('fct_conviction_changes') }}
),

differences as (
    select measure, period_month, unit_code, recorded_on, delta from cells
    union all
    select measure, period_month, unit_code, recorded_on, -delta from changes
)

select measure, period_month, unit_code, recorded_on, sum(delta) as difference
from differences
group by measure, period_month, unit_code, recorded_on
having sum(delta) <> 0
