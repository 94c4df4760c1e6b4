with case_counts as (
    select * from {{ ref('stg_registry__case_counts') }}
),

case_count_reports as (
    select * from {{ ref('stg_registry__case_count_reports') }}
),

-- A report may stand under several counts of a case: what reads this may not count rows.
final as (
    select
        case_counts.case_id,
        case_counts.count_no,
        case_count_reports.report_id
    from case_counts
    inner join case_count_reports
        on case_count_reports.case_id = case_counts.case_id
        and case_count_reports.count_no = case_counts.count_no
    where case_counts.is_sextortion
)

select * from final
