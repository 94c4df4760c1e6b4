{%- set today = "date '" ~ var('today') ~ "'" -%}

select
    id as repair_id,
    bike_id,
    brought_in,
    case when picked_up <= {{ today }} then picked_up end as picked_up,
    work_minutes,
    is_warranty,
    case when picked_up <= {{ today }} then 'picked up' else 'in the shop' end as status,
    greatest(brought_in, case when picked_up <= {{ today }} then picked_up end)::timestamp as changed_at
from {{ ref('raw_repairs') }}
where brought_in <= {{ today }}
