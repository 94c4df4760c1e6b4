{{
    config(
        indexes=[{'columns': ['customer_id'], 'unique': true}],
        post_hook="analyze {{ this }}",
    )
}}

select
    customers.customer_id,
    customers.full_name,
    customers.is_member,
    count(repairs.repair_id)::int as n_repairs,
    min(repairs.brought_in) as first_visit,
    coalesce(sum(repairs.total_amount), 0) as spent
from {{ ref('stg_customers') }} as customers
left join {{ ref('repairs') }} as repairs using (customer_id)
group by 1, 2, 3
