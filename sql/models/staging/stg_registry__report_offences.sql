with source as (
    select
        report_id,
        revision,
        article,
        article_valid_from
    from {{ source('registry', 'report_offences') }}
),

final as (
    select
        report_id,
        revision,
        {{ article_version('article', 'article_valid_from') }} as article_version
    from source
)

select * from final
