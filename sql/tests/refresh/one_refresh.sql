-- The marts are of one build.
select count(*) as n_rows
from {{ ref('mart_refresh') }}
having count(*) <> 1
