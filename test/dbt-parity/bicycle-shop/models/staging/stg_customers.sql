select
    id as customer_id,
    first_name || ' ' || last_name as full_name,
    member_since,
    member_since is not null as is_member
from {{ ref('raw_customers') }}
