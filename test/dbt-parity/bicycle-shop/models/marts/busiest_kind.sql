{{ config(materialized='view', alias='most_repaired_kind') }}

select kind, count(*)::int as n_repairs
from {{ ref('bicycle_shop', 'repairs') }}
group by kind
order by n_repairs desc, kind
limit 1
