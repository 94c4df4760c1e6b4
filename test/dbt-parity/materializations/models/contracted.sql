select v, part, id, id * 1.5 as ratio from {{ source('raw', 'events') }}
