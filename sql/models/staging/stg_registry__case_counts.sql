with source as (
    select
        case_id,
        count_no,
        article,
        article_valid_from,
        is_sextortion
    from {{ source('registry', 'case_counts') }}
),

final as (
    select
        case_id,
        count_no,
        {{ article_version('article', 'article_valid_from') }} as article_version,
        is_sextortion
    from source
)

select * from final
