{{
    config(
        materialized='incremental',
        unique_key='day',
        incremental_strategy='merge',
        on_schema_change='fail',
    )
}}

select
    brought_in as day,
    count(*)::int as n_brought_in,
    sum(work_minutes)::int as work_minutes,
    count(picked_up)::int as n_done
from {{ ref('stg_repairs') }}
{% if is_incremental() %}
-- Days whose repairs may still be in the shop.
where brought_in >= (select max(day) from {{ this }}) - 14
{% endif %}
group by 1
