{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='report_id',
    indexes=[{'columns': ['report_id']}, {'columns': ['refresh_no']}],
) }}

{%- set only_changed -%}
{% if is_incremental() %}report_id = any(array(select report_id from changed_reports)){% else %}true{% endif %}
{%- endset %}

with
{%- if is_incremental() %}

changed_reports as (
    select distinct report_id
    from {{ ref('stg_registry__report_revisions') }}
    where
        {{ is_recorded_between(snapshot_held_by(this), last_snapshot()) }}
),
{%- endif %}

revisions as (
    select *
    from {{ ref('stg_registry__report_revisions') }}
    where
        {{ is_recorded_in(last_snapshot()) }}
        and {{ only_changed }}
),

reports as (
    select *
    from {{ ref('stg_registry__reports') }}
    where {{ only_changed }}
),

victims_per_revision as (
    select
        report_id,
        revision,
        {{ common_member('sex') }} as victim_sex,
        {{ common_member('age_class') }} as victim_age_class
    from {{ ref('stg_registry__report_victims') }}
    where {{ only_changed }}
    group by report_id, revision
),

offences_per_revision as (
    select
        report_id,
        revision,
        string_agg(article_version, ';' order by article_version collate "C") as articles
    from {{ ref('stg_registry__report_offences') }}
    where {{ only_changed }}
    group by report_id, revision
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

-- Revisions that do not count are kept too: a report that was here stays here, so that what reads it sees that it counts no more.
final as (
    select
        spans.report_id,
        spans.revision,
        spans.recorded_on,
        spans.superseded_on,
        spans.phenomenon = 'sextortion'
        and spans.action <> 'withdrawn'
        and (spans.superseded_on is null or spans.superseded_on > spans.recorded_on) as is_counted,
        {{ first_of('month', 'spans.received_on') }} as period_month,
        reports.unit_code,
        spans.report_type,
        coalesce(victims_per_revision.victim_sex, 'onbekend') as victim_sex,
        coalesce(victims_per_revision.victim_age_class, 'onbekend') as victim_age_class,
        spans.motive,
        spans.platform,
        coalesce(offences_per_revision.articles, '') as articles,
        (select max(refresh_no) from {{ ref('int_refreshes') }}) as refresh_no
    from spans
    inner join reports on reports.report_id = spans.report_id
    left join victims_per_revision
        on victims_per_revision.report_id = spans.report_id
        and victims_per_revision.revision = spans.revision
    left join offences_per_revision
        on offences_per_revision.report_id = spans.report_id
        and offences_per_revision.revision = spans.revision
)

select * from final
