{{ config(indexes=[{'columns': ['measure', 'dimension', 'span', 'recorded_from']}]) }}

with report_cells as (
    select * from {{ ref('int_report_cells') }}
),

victim_cells as (
    select * from {{ ref('int_victim_cells') }}
),

case_cells as (
    select * from {{ ref('int_case_cells') }}
),

days as (
    {%- for measure, cells in [
        ['reports', 'report_cells'],
        ['complaints', 'report_cells'],
        ['victims', 'victim_cells'],
        ['prosecutions', 'case_cells'],
        ['convictions', 'case_cells'],
    ] %}
    select '{{ measure }}' as measure, dimension, member, period_month, unit_code, recorded_on, {{ measure }} as delta
    from {{ cells }}
    where {{ measure }} <> 0
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

months as (
    select
        measure,
        dimension,
        member,
        period_month,
        unit_code,
        {{ first_of_month('recorded_on') }} as recorded_from,
        sum(delta)::integer as delta
    from days
    group by measure, dimension, member, period_month, unit_code, {{ first_of_month('recorded_on') }}
    having sum(delta) <> 0
),

spans as (
    select measure, dimension, member, period_month, unit_code, 'month' as span, recorded_from, delta from months
    union all
    select measure, dimension, member, period_month, unit_code, 'day' as span, recorded_on as recorded_from, delta from days
),

-- Rows that are read together are stored together.
final as (
    select * from spans
    order by hashtext(measure || dimension || span), recorded_from
)

select * from final
