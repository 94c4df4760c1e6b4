with source as (
    select
        case_id,
        count_no,
        report_id
    from {{ source('registry', 'case_count_reports') }}
),

final as (
    select
        case_id,
        count_no,
        report_id
    from source
)

select * from final
