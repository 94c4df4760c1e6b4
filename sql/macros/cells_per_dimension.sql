{#
Sums changes per dimension, member, period, unit and day of recording; dimension none (member *) is the total.
`sums` names columns of changes to add up. Articles are the one dimension with several members per report, so apart.
#}
{% macro cells_per_dimension(changes, sums) -%}
select
    case
        when grouping(victim_sex) = 0 then 'victim-sex'
        when grouping(victim_age_class) = 0 then 'victim-age-class'
        when grouping(motive) = 0 then 'motive'
        when grouping(platform) = 0 then 'platform'
        else 'none'
    end as dimension,
    coalesce(victim_sex, victim_age_class, motive, platform, '*') as member,
    period_month,
    unit_code,
    recorded_on,
    {% for column in sums -%}
    sum({{ column }})::integer as {{ column }}{% if not loop.last %}, {% endif %}
    {%- endfor %}
from {{ changes }}
group by grouping sets (
    (period_month, unit_code, recorded_on),
    (period_month, unit_code, recorded_on, victim_sex),
    (period_month, unit_code, recorded_on, victim_age_class),
    (period_month, unit_code, recorded_on, motive),
    (period_month, unit_code, recorded_on, platform)
)
union all
select
    'article' as dimension,
    cell.member,
    period_month,
    unit_code,
    recorded_on,
    {% for column in sums -%}
    sum({{ column }})::integer as {{ column }}{% if not loop.last %}, {% endif %}
    {%- endfor %}
from {{ changes }}
cross join lateral unnest(case when cardinality(articles) = 0 then array['geen'] else articles end) as cell (member)
group by cell.member, period_month, unit_code, recorded_on
{%- endmacro %}
