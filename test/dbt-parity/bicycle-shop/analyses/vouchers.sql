select customer_id, sum(voucher_amount) as vouchers from {{ ref('repairs') }} group by 1
