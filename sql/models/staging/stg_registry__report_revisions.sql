with source as (
    select
        report_id,
        revision,
        action,
        recorded_at,
        recorded_in,
        report_type,
        phenomenon,
        received_on,
        contact_platform,
        motive
    from {{ source('registry', 'report_revisions') }}
),

final as (
    select
        report_id,
        revision,
        action,
        recorded_at,
        recorded_in,
        {{ legal_date('recorded_at') }} as recorded_on,
        report_type,
        phenomenon,
        received_on,
        coalesce(contact_platform, 'onbekend') as platform,
        coalesce(motive, 'onbekend') as motive
    from source
)

select * from final
