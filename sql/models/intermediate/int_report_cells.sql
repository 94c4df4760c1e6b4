with report_changes as (
    select * from {{ ref('fct_report_changes') }}
),

changes as (
    select
        *,
        delta as reports,
        case when report_type = 'aangifte' then delta else 0 end as complaints
    from report_changes
),

final as (
    {{ cells_per_dimension('changes', ['reports', 'complaints']) }}
)

select * from final
