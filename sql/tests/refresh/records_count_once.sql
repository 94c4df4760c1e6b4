-- No report or case of the last refresh counts less than nothing or more than once, on any day; of a report with several victims each may count.
with written as (
    {%- for ledger, most in [
        ['fct_report_changes', 1],
        ['fct_victim_changes', 'null::integer'],
        ['fct_prosecution_changes', 1],
        ['fct_conviction_changes', 1],
    ] %}
    select '{{ ledger }}' as ledger, {{ most }} as most, record_key, recorded_on, delta
    from {{ ref(ledger) }}
    where record_key = any(array(select record_key from {{ ref(ledger) }} where {{ of_last_refresh() }}))
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

days as (
    select ledger, most, record_key, recorded_on, sum(delta) as delta
    from written
    group by ledger, most, record_key, recorded_on
),

counted as (
    select
        ledger, most, record_key, recorded_on,
        sum(delta) over (partition by ledger, record_key order by recorded_on) as n
    from days
)

select ledger, record_key, recorded_on, n
from counted
where n < 0 or n > most
