{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='case_id',
    indexes=[{'columns': ['case_id']}, {'columns': ['refresh_no']}],
) }}

-- Read by a refresh only. depends_on: {{ ref('int_refreshes') }} {{ ref('int_report_revisions') }} {{ ref('int_case_links') }}
-- depends_on: {{ ref('stg_registry__cases') }} {{ ref('stg_registry__decisions') }} {{ ref('stg_registry__verdicts') }}

with
{%- if is_incremental() %}

changed_reports as (
    select distinct report_id
    from {{ ref('int_report_revisions') }}
    where
        refresh_no > (select max(refresh_no) from {{ this }})
        and refresh_no <= (select max(refresh_no) from {{ ref('int_report_revisions') }})
),

changed_cases as (
    {%- for model in ['stg_registry__cases', 'stg_registry__decisions', 'stg_registry__verdicts'] %}
    select case_id
    from {{ ref(model) }}
    where
        {{ is_recorded_between(snapshot_held_by(this), cut_snapshot()) }}
    union
    {%- endfor %}
    select case_id
    from {{ ref('int_case_links') }}
    where report_id = any(array(select report_id from changed_reports))
),
{%- endif %}

profiles as (
    select *
    from {{ ref('int_case_profiles') }}
    {%- if is_incremental() %}
    where case_id = any(array(select case_id from changed_cases))
    {%- endif %}
),

cases as (
    select *
    from {{ ref('int_sextortion_cases') }}
    {%- if is_incremental() %}
    where case_id = any(array(select case_id from changed_cases))
    {%- endif %}
),

decisions as (
    select * from {{ ref('int_prosecution_decisions') }}
),

outcomes as (
    select * from {{ ref('int_verdict_outcomes') }}
),

final as (
    select
        profiles.case_id,
        profiles.day as recorded_on,
        profiles.next_day as superseded_on,
        prosecution.prosecuted_on,
        conviction.convicted_on,
        cases.unit_code,
        profiles.victim_sex,
        profiles.victim_age_class,
        profiles.motive,
        profiles.platform,
        cases.articles,
        (select refresh_no from {{ ref('int_cut') }}) as refresh_no
    from profiles
    inner join cases on cases.case_id = profiles.case_id
    -- Counted once per case, at the first decision that still stands on that day.
    cross join lateral (
        select min(decisions.decided_on) as prosecuted_on
        from decisions
        where
            decisions.case_id = profiles.case_id
            and decisions.recorded_on <= profiles.day
            and (decisions.replaced_on is null or decisions.replaced_on > profiles.day)
    ) as prosecution
    -- A conviction in force on any count makes the case convicted, counted at its first conviction; the last verdict pronounced is in force.
    cross join lateral (
        select
            case
                when bool_or(known.age_rank = 1 and known.outcome in {{ conviction_outcomes() }})
                    then min(known.pronounced_on) filter (where known.outcome in {{ conviction_outcomes() }})
            end as convicted_on
        from (
            select
                outcomes.outcome,
                outcomes.pronounced_on,
                row_number() over (
                    partition by outcomes.count_no
                    order by outcomes.pronounced_on desc, outcomes.recorded_at desc, outcomes.verdict_id desc
                ) as age_rank
            from outcomes
            where
                outcomes.case_id = profiles.case_id
                and outcomes.recorded_on <= profiles.day
                and (outcomes.replaced_on is null or outcomes.replaced_on > profiles.day)
        ) as known
    ) as conviction
)

select * from final
