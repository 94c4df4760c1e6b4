with report_states as (
    select * from {{ ref('int_report_states') }}
),

victims as (
    select * from {{ ref('stg_registry__report_victims') }}
),

final as (
    select
        report_states.report_id,
        victims.victim_no,
        report_states.recorded_on,
        report_states.superseded_on,
        report_states.period_month,
        report_states.unit_code,
        report_states.report_type,
        victims.sex as victim_sex,
        victims.age_class as victim_age_class,
        report_states.motive,
        report_states.platform,
        report_states.articles
    from report_states
    inner join victims
        on victims.report_id = report_states.report_id
        and victims.revision = report_states.revision
)

select * from final
