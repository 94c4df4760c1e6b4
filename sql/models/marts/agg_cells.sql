{{ config(
    materialized='incremental',
    incremental_strategy='merge',
    unique_key=['slice', 'by_unit', 'recorded_from', 'period_from', 'unit_code', 'member'],
    merge_update_columns=['delta', 'refresh_no'],
    indexes=[{'columns': ['refresh_no']}],
) }}

-- Read by a refresh only. depends_on: {{ ref('int_refreshes') }} {{ ref('int_cell_changes') }}
{%- set measures = ['reports', 'complaints', 'victims', 'prosecutions', 'convictions'] -%}
{%- set sums = 'sum(delta)::integer as delta, max(refresh_no) as refresh_no' %}

with
{%- if is_incremental() %}

-- Totals per year are written whatever they come to: they tell up to which refresh a measure was counted.
held as (
    {%- for measure in measures %}
    select
        '{{ measure }}' as measure,
        coalesce(max(refresh_no) filter (where dimension = 'none'), 0) as refresh_no
    from {{ this }}
    where slice = {{ cell_slice("'" ~ measure ~ "'", "'none'", "'year'", "'year'") }} and not by_unit
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),
{%- endif %}

unit_days as materialized (
    {%- if is_incremental() %}
    select measure, dimension, member, period_month, unit_code, recorded_on, {{ sums }}
    from (
        {%- for measure in measures %}
        select *
        from {{ ref('int_cell_changes') }}
        where
            measure = '{{ measure }}'
            and refresh_no > (select refresh_no from held where measure = '{{ measure }}')
            and refresh_no <= (select max(refresh_no) from {{ ref('int_refreshes') }})
        {%- if not loop.last %}
        union all
        {%- endif %}
        {%- endfor %}
    ) as changes
    group by measure, dimension, member, period_month, unit_code, recorded_on
    {%- else %}
    select measure, dimension, member, period_month, unit_code, recorded_on, delta, refresh_no
    from {{ ref('int_unit_days') }}
    {%- endif %}
),

unit_months as (
    select
        measure, dimension, member, period_month, unit_code,
        {{ first_of('month', 'recorded_on') }} as recorded_from,
        {{ sums }}
    from unit_days
    group by measure, dimension, member, period_month, unit_code, {{ first_of('month', 'recorded_on') }}
),

-- A table without units reads all of them together, as unit *; of the few days that it reads it sums the units.
months as (
    select measure, dimension, member, period_month, true as by_unit, unit_code, recorded_from, delta, refresh_no
    from unit_months
    union all
    select measure, dimension, member, period_month, false as by_unit, '*' as unit_code, recorded_from, {{ sums }}
    from unit_months
    group by measure, dimension, member, period_month, recorded_from
),

years as (
    select
        measure, dimension, member, period_month, by_unit, unit_code,
        {{ first_of('year', 'recorded_from') }} as recorded_from,
        {{ sums }}
    from months
    group by measure, dimension, member, period_month, by_unit, unit_code, {{ first_of('year', 'recorded_from') }}
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
        {{ sums }}
    from years
    group by measure, dimension, member, {{ first_of(grain, 'period_month') }}, by_unit, unit_code, recorded_from
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
        delta,
        refresh_no
    from {{ recordings }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

cells as (
    select
        {{ cell_slice('measure', 'dimension', 'span', 'period_grain') }} as slice,
        spans.*
    from spans
    where delta <> 0 or (dimension = 'none' and span = 'year' and period_grain = 'year' and not by_unit)
),

-- Rows that are read together are stored together, under a number: sorting and indexing millions of texts takes several times as long.
final as (
    select
        cells.slice,
        cells.measure,
        cells.dimension,
        cells.member,
        cells.period_grain,
        cells.period_from,
        cells.by_unit,
        cells.unit_code,
        cells.span,
        cells.recorded_from,
        cells.delta{% if is_incremental() %} + coalesce(held_cells.delta, 0){% endif %} as delta,
        cells.refresh_no
    from cells
    {%- if is_incremental() %}
    left join lateral (
        select cell.delta
        from {{ this }} as cell
        where
            cell.slice = cells.slice
            and cell.by_unit = cells.by_unit
            and cell.recorded_from = cells.recorded_from
            and cell.period_from = cells.period_from
            and cell.unit_code = cells.unit_code
            and cell.member = cells.member
        limit 1
    ) as held_cells on true
    {%- endif %}
    order by cells.slice, cells.by_unit, cells.recorded_from, cells.period_from, cells.unit_code, cells.member
)

select * from final
