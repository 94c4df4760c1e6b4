-- Every cell that the last refresh wrote, and its unit, has a label.
with written as (
    select dimension, member, by_unit, unit_code
    from {{ ref('agg_cells') }}
    where {{ of_last_refresh() }}
),

cells as (
    select distinct dimension, member from written where dimension <> 'none'
    union
    select distinct 'unit' as dimension, unit_code as member from written where by_unit
),

members as (
    select dimension, member from {{ ref('dim_members') }}
)

select cells.dimension, cells.member
from cells
left join members on members.dimension = cells.dimension and members.member = cells.member
where members.member is null
