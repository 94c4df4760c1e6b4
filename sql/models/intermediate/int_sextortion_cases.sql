{{ config(indexes=[{'columns': ['case_id'], 'unique': true}]) }}

with cases as (
    select * from {{ ref('stg_registry__cases') }}
),

case_counts as (
    select * from {{ ref('stg_registry__case_counts') }}
),

offices as (
    select * from {{ ref('stg_reference__prosecution_offices') }}
),

sextortion_counts as (
    select
        case_id,
        array_agg(distinct article_version collate "C" order by article_version collate "C") as articles
    from case_counts
    where is_sextortion
    group by case_id
),

final as (
    select
        cases.case_id,
        cases.registered_on,
        coalesce(offices.unit_code, 'onbekend') as unit_code,
        sextortion_counts.articles
    from cases
    inner join sextortion_counts on sextortion_counts.case_id = cases.case_id
    left join offices on offices.office_code = cases.office_code
)

select * from final
