{%- set measures = [
    ['reports', 'fct_report_changes', 'true'],
    ['complaints', 'fct_report_changes', "report_type = 'aangifte'"],
    ['victims', 'fct_victim_changes', 'true'],
    ['prosecutions', 'fct_prosecution_changes', 'true'],
    ['convictions', 'fct_conviction_changes', 'true'],
] -%}
{%- set cell = 'period_month, unit_code, recorded_on' -%}
{%- set sums = 'sum(delta)::integer as delta, max(refresh_no) as refresh_no' -%}

with
{%- for measure, ledger, condition in measures %}

-- Summed under every dimension in one pass: as one row per dimension they would have to be sorted, which takes many times as long.
{{ measure }} as (
    select
        '{{ measure }}' as measure,
        case
            when grouping(victim_sex) = 0 then 'victim-sex'
            when grouping(victim_age_class) = 0 then 'victim-age-class'
            when grouping(motive) = 0 then 'motive'
            when grouping(platform) = 0 then 'platform'
            else 'none'
        end as dimension,
        coalesce(victim_sex, victim_age_class, motive, platform, '*') as member,
        {{ cell }},
        {{ sums }}
    from {{ ref(ledger) }}
    where {{ condition }}
    group by grouping sets (
        ({{ cell }}),
        ({{ cell }}, victim_sex),
        ({{ cell }}, victim_age_class),
        ({{ cell }}, motive),
        ({{ cell }}, platform)
    )
),

-- The one dimension in which a change stands under several members: summed per combination of articles, then per article.
{{ measure }}_by_articles as (
    select
        articles,
        {{ cell }},
        {{ sums }}
    from {{ ref(ledger) }}
    where {{ condition }}
    group by articles, {{ cell }}
),

{{ measure }}_by_article as (
    select
        '{{ measure }}' as measure,
        'article' as dimension,
        article.member,
        {{ cell }},
        {{ sums }}
    from {{ measure }}_by_articles
    cross join lateral unnest(string_to_array(case when articles = '' then 'geen' else articles end, ';')) as article (member)
    group by article.member, {{ cell }}
),
{%- endfor %}

final as (
    {%- for measure, ledger, condition in measures %}
    select * from {{ measure }}
    union all
    select * from {{ measure }}_by_article
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
)

select * from final
