-- Transactions are numbered per server: rows of the register or refreshes of another one (a dump that was restored) cannot be put in order.
-- What to do then stands in docs/decisions/0004-incremental-figures.md.
{%- for model in ['stg_registry__report_revisions', 'stg_registry__cases', 'stg_registry__decisions', 'stg_registry__verdicts'] %}
select '{{ model }}' as relation, count(*) as n_rows
from {{ ref(model) }}
where recorded_in >= pg_snapshot_xmax(({{ present_snapshot() }})::pg_snapshot)
having count(*) > 0
union all
{%- endfor %}
select 'int_refreshes' as relation, count(*) as n_rows
from {{ ref('int_refreshes') }}
where refresh_no > {{ present_refresh() }}
having count(*) > 0
