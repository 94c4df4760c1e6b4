{{ config(indexes=[{'columns': ['measure', 'dimension', 'span', 'recorded_from']}]) }}

{%- set shared = [
    'recorded_on', 'period_month', 'unit_code', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles', 'delta',
] %}

with report_changes as (
    select * from {{ ref('fct_report_changes') }}
),

victim_changes as (
    select * from {{ ref('fct_victim_changes') }}
),

prosecution_changes as (
    select * from {{ ref('fct_prosecution_changes') }}
),

conviction_changes as (
    select * from {{ ref('fct_conviction_changes') }}
),

changes as (
    select 'reports' as measure, {{ shared | join(', ') }} from report_changes
    union all
    select 'complaints' as measure, {{ shared | join(', ') }} from report_changes where report_type = 'aangifte'
    union all
    select 'victims' as measure, {{ shared | join(', ') }} from victim_changes
    union all
    select 'prosecutions' as measure, {{ shared | join(', ') }} from prosecution_changes
    union all
    select 'convictions' as measure, {{ shared | join(', ') }} from conviction_changes
),

-- Articles are the one dimension with several members per report: its cells do not add up to the total.
members as (
    select
        changes.measure,
        cell.dimension,
        cell.member,
        changes.period_month,
        changes.unit_code,
        changes.recorded_on,
        changes.delta
    from changes
    cross join lateral (
        values
            ('none', '*'),
            ('victim-sex', changes.victim_sex),
            ('victim-age-class', changes.victim_age_class),
            ('motive', changes.motive),
            ('platform', changes.platform)
    ) as cell (dimension, member)
    union all
    select
        changes.measure,
        'article' as dimension,
        cell.member,
        changes.period_month,
        changes.unit_code,
        changes.recorded_on,
        changes.delta
    from changes
    cross join lateral unnest(
        case when cardinality(changes.articles) = 0 then array['geen'] else changes.articles end
    ) as cell (member)
),

days as (
    select
        measure,
        dimension,
        member,
        period_month,
        unit_code,
        recorded_on,
        sum(delta)::integer as delta
    from members
    group by measure, dimension, member, period_month, unit_code, recorded_on
    having sum(delta) <> 0
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

-- Stored in the order in which it is read.
final as (
    select * from spans
    order by measure collate "C", dimension collate "C", span collate "C", recorded_from
)

select * from final
