{%- set measures = [
    ['reports', 'fct_report_changes', 'true'],
    ['complaints', 'fct_report_changes', "report_type = 'aangifte'"],
    ['victims', 'fct_victim_changes', 'true'],
    ['prosecutions', 'fct_prosecution_changes', 'true'],
    ['convictions', 'fct_conviction_changes', 'true'],
] -%}

with changes as not materialized (
    {%- for measure, ledger, condition in measures %}
    select
        '{{ measure }}' as measure,
        record_key,
        refresh_no,
        entry_no,
        recorded_on,
        period_month,
        unit_code,
        victim_sex,
        victim_age_class,
        motive,
        platform,
        articles,
        delta
    from {{ ref(ledger) }}
    where {{ condition }}
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
),

-- Articles are the one dimension in which a change stands under several members.
final as (
    select
        changes.measure,
        cells.dimension,
        cells.member,
        changes.period_month,
        changes.unit_code,
        changes.recorded_on,
        changes.delta,
        changes.record_key,
        changes.refresh_no,
        changes.entry_no
    from changes
    cross join lateral (
        values
            ('none', '*'),
            ('victim-sex', changes.victim_sex),
            ('victim-age-class', changes.victim_age_class),
            ('motive', changes.motive),
            ('platform', changes.platform)
    ) as cells (dimension, member)
    union all
    select
        changes.measure,
        'article' as dimension,
        cells.member,
        changes.period_month,
        changes.unit_code,
        changes.recorded_on,
        changes.delta,
        changes.record_key,
        changes.refresh_no,
        changes.entry_no
    from changes
    cross join lateral unnest(string_to_array(case when changes.articles = '' then 'geen' else changes.articles end, ';')) as cells (member)
)

select * from final
