{% set methods = var('payment_methods') %}

select
    repair_id,
    {% for method in methods -%}
    coalesce(sum(amount) filter (where method = '{{ method }}'), 0) as {{ method }}_amount,
    {% endfor -%}
    sum(amount) as total_amount
from {{ ref('stg_payments') }}
group by repair_id
