with cases as (
    select *
    from {{ ref('stg_registry__cases') }}
    where {{ is_recorded_in(cut_snapshot()) }}
),

offices as (
    select * from {{ ref('stg_reference__prosecution_offices') }}
),

-- Looked up per case: a few changed cases are then found without reading all counts.
articles_per_case as (
    select
        cases.*,
        (
            select string_agg(distinct case_counts.article_version collate "C", ';' order by case_counts.article_version collate "C")
            from {{ ref('stg_registry__case_counts') }} as case_counts
            where
                case_counts.case_id = cases.case_id
                and case_counts.is_sextortion
        ) as articles
    from cases
),

final as (
    select
        articles_per_case.case_id,
        articles_per_case.registered_on,
        coalesce(offices.unit_code, 'onbekend') as unit_code,
        articles_per_case.articles
    from articles_per_case
    left join offices on offices.office_code = articles_per_case.office_code
    where articles_per_case.articles is not null
)

select * from final
