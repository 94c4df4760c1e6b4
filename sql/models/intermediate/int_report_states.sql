with revisions as (
    select * from {{ ref('int_report_revisions') }}
),

final as (
    select
        report_id,
        revision,
        recorded_on,
        superseded_on,
        period_month,
        unit_code,
        report_type,
        victim_sex,
        victim_age_class,
        motive,
        platform,
        articles
    from revisions
    where is_counted
)

select * from final
