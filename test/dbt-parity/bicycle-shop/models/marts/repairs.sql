{% set amounts = amount_columns(var('payment_methods')) %}

with
repairs as (select * from {{ ref('stg_repairs') }}),
payments as (select * from {{ ref('int_repair_payments') }})

select
    repairs.repair_id,
    bikes.customer_id,
    bikes.kind,
    repairs.status,
    repairs.brought_in,
    repairs.picked_up - repairs.brought_in as days_in_shop,
    {% for amount in amounts %}
    coalesce(payments.{{ amount }}, 0) as {{ amount }},
    {% endfor %}
    coalesce(payments.total_amount, 0) as total_amount,
    {{ without_vat('coalesce(payments.total_amount, 0)') }} as net_amount
from repairs
join {{ ref('stg_bikes') }} as bikes using (bike_id)
left join payments using (repair_id)
