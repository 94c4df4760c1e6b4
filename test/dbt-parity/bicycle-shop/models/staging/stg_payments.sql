{{ config(tags=['money']) }}

-- A payment is known from the day the bicycle is picked up.
select
    p.id as payment_id,
    p.repair_id,
    p.method,
    {{ euros('p.cents') }} as amount
from {{ ref('raw_payments') }} as p
join {{ ref('stg_repairs') }} as r on r.repair_id = p.repair_id and r.picked_up is not null
