with cases as (
    select * from {{ ref('stg_registry__cases') }}
),

case_counts as (
    select * from {{ ref('stg_registry__case_counts') }}
),

verdicts as not materialized (
    select *
    from {{ ref('stg_registry__verdicts') }}
    where {{ is_recorded_in(cut_snapshot()) }}
),

verdict_counts as (
    select * from {{ ref('stg_registry__verdict_counts') }}
),

-- A rejected cassation leaves the earlier outcome in force, so it is no outcome of its own.
spans as (
    select
        verdict_counts.case_id,
        verdict_counts.verdict_id,
        verdict_counts.count_no,
        verdict_counts.outcome,
        verdicts.pronounced_on,
        verdicts.recorded_at,
        greatest(verdicts.recorded_on, cases.registered_on) as recorded_on,
        replacements.recorded_on as replaced_on
    from verdict_counts
    inner join verdicts
        on verdicts.case_id = verdict_counts.case_id
        and verdicts.verdict_id = verdict_counts.verdict_id
    inner join cases on cases.case_id = verdict_counts.case_id
    inner join case_counts
        on case_counts.case_id = verdict_counts.case_id
        and case_counts.count_no = verdict_counts.count_no
    left join verdicts as replacements
        on replacements.case_id = verdicts.case_id
        and replacements.replaces_verdict_id = verdicts.verdict_id
    where
        case_counts.is_sextortion
        and verdict_counts.outcome <> 'cassatie-verworpen'
),

final as (
    select *
    from spans
    where replaced_on is null or replaced_on > recorded_on
)

select * from final
