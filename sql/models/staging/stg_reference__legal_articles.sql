with source as (
    select
        article,
        valid_from,
        valid_to,
        name
    from {{ source('reference', 'legal_articles') }}
),

final as (
    select
        {{ article_version('article', 'valid_from') }} as article_version,
        article,
        name,
        valid_from,
        valid_to
    from source
)

select * from final
