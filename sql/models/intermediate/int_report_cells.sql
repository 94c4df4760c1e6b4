with report_states as (
    select * from {{ ref('int_report_states') }}
),

state_changes as (
    {{ signed_changes('report_states', [
        'period_month', 'unit_code', 'report_type', 'victim_sex', 'victim_age_class', 'motive', 'platform', 'articles',
    ]) }}
),

changes as (
    select
        *,
        delta as reports,
        case when report_type = 'aangifte' then delta else 0 end as complaints
    from state_changes
),

final as (
    {{ cells_per_dimension('changes', ['reports', 'complaints']) }}
)

select * from final
