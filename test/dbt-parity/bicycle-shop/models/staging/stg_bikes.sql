select
    id as bike_id,
    customer_id,
    kind,
    frame_number
from {{ ref('raw_bikes') }}
