{{ config(indexes=[{'columns': ['report_id']}]) }}

with reports as (
    select * from {{ ref('stg_registry__reports') }}
),

revisions as (
    select * from {{ ref('stg_registry__report_revisions') }}
),

victims as (
    select * from {{ ref('stg_registry__report_victims') }}
),

offences as (
    select * from {{ ref('stg_registry__report_offences') }}
),

-- A revision holds from its day of recording until the first day on which a later one was recorded.
spans as (
    select
        *,
        min(recorded_on) over (
            partition by report_id
            order by revision
            rows between 1 following and unbounded following
        ) as superseded_on
    from revisions
),

counted as (
    select *
    from spans
    where
        phenomenon = 'sextortion'
        and action <> 'withdrawn'
        and (superseded_on is null or superseded_on > recorded_on)
),

victims_per_revision as (
    select
        report_id,
        revision,
        {{ common_member('sex') }} as victim_sex,
        {{ common_member('age_class') }} as victim_age_class
    from victims
    group by report_id, revision
),

offences_per_revision as (
    select
        report_id,
        revision,
        array_agg(article_version order by article_version collate "C") as articles
    from offences
    group by report_id, revision
),

final as (
    select
        counted.report_id,
        counted.revision,
        counted.recorded_on,
        counted.superseded_on,
        {{ first_of('month', 'counted.received_on') }} as period_month,
        reports.unit_code,
        counted.report_type,
        coalesce(victims_per_revision.victim_sex, 'onbekend') as victim_sex,
        coalesce(victims_per_revision.victim_age_class, 'onbekend') as victim_age_class,
        counted.motive,
        counted.platform,
        coalesce(offences_per_revision.articles, array[]::text[]) as articles
    from counted
    inner join reports on reports.report_id = counted.report_id
    left join victims_per_revision
        on victims_per_revision.report_id = counted.report_id
        and victims_per_revision.revision = counted.revision
    left join offences_per_revision
        on offences_per_revision.report_id = counted.report_id
        and offences_per_revision.revision = counted.revision
)

select * from final
