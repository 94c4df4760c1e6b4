select repair_id, voucher_amount, total_amount
from {{ ref('repairs') }}
where voucher_amount > total_amount
