-- Every cell of a dimension, and every unit, has a label.
with cells as (
    select distinct dimension, member from {{ ref('agg_cells') }} where dimension <> 'none'
    union
    select distinct 'unit' as dimension, unit_code as member from {{ ref('agg_cells') }} where by_unit
),

members as (
    select dimension, member from {{ ref('dim_members') }}
)

select cells.dimension, cells.member
from cells
left join members on members.dimension = cells.dimension and members.member = cells.member
where members.member is null
