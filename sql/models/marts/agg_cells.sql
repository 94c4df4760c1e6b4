{{ config(indexes=[{'columns': ['slice', 'by_unit', 'recorded_from']}]) }}

with report_cells as not materialized (
    select * from {{ ref('int_report_cells') }}
),

victim_cells as (
    select * from {{ ref('int_victim_cells') }}
),

case_cells as not materialized (
    select * from {{ ref('int_case_cells') }}
),

-- Not stored between: reading the cells again costs less than writing millions of rows aside.
unit_days as not materialized (
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

unit_months as (
    select
        measure, dimension, member, period_month, unit_code,
        {{ first_of('month', 'recorded_on') }} as recorded_from,
        sum(delta)::integer as delta
    from unit_days
    group by measure, dimension, member, period_month, unit_code, {{ first_of('month', 'recorded_on') }}
    having sum(delta) <> 0
),

-- A table without units reads all of them together, as unit *; of the few days that it reads it sums the units.
months as (
    select measure, dimension, member, period_month, true as by_unit, unit_code, recorded_from, delta
    from unit_months
    union all
    select measure, dimension, member, period_month, false as by_unit, '*' as unit_code, recorded_from, sum(delta)::integer as delta
    from unit_months
    group by measure, dimension, member, period_month, recorded_from
    having sum(delta) <> 0
),

years as (
    select
        measure, dimension, member, period_month, by_unit, unit_code,
        {{ first_of('year', 'recorded_from') }} as recorded_from,
        sum(delta)::integer as delta
    from months
    group by measure, dimension, member, period_month, by_unit, unit_code, {{ first_of('year', 'recorded_from') }}
    having sum(delta) <> 0
),

-- Closed years are most of what is read, so they are there per quarter and per year of the period too.
spans as (
    {%- for grain in ['quarter', 'year'] %}
    select
        measure, dimension, member,
        '{{ grain }}' as period_grain,
        {{ first_of(grain, 'period_month') }} as period_from,
        by_unit, unit_code,
        'year' as span,
        recorded_from,
        sum(delta)::integer as delta
    from years
    group by measure, dimension, member, {{ first_of(grain, 'period_month') }}, by_unit, unit_code, recorded_from
    having sum(delta) <> 0
    union all
    {%- endfor %}
    {%- for span, recordings, by_unit, recorded_from in [
        ['year', 'years', 'by_unit', 'recorded_from'],
        ['month', 'months', 'by_unit', 'recorded_from'],
        ['day', 'unit_days', 'true', 'recorded_on'],
    ] %}
    select
        measure, dimension, member,
        'month' as period_grain,
        period_month as period_from,
        {{ by_unit }} as by_unit, unit_code,
        '{{ span }}' as span,
        {{ recorded_from }} as recorded_from,
        delta
    from {{ recordings }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

-- Rows that are read together are stored together, under a number: sorting and indexing millions of texts takes several times as long.
final as (
    select
        hashtext(concat_ws(' ', measure, dimension, span, period_grain)) as slice,
        spans.*
    from spans
    order by slice, by_unit, recorded_from
)

select * from final
