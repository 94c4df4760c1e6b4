with cases as (
    select * from {{ ref('stg_registry__cases') }}
),

decisions as not materialized (
    select *
    from {{ ref('stg_registry__decisions') }}
    where {{ is_recorded_in(cut_snapshot()) }}
),

case_counts as (
    select * from {{ ref('stg_registry__case_counts') }}
),

decision_counts as (
    select * from {{ ref('stg_registry__decision_counts') }}
),

-- Vervolging is dagvaarding or strafbeschikking; voeging is never counted.
spans as (
    select
        decisions.case_id,
        decisions.decision_id,
        decisions.decided_on,
        greatest(decisions.recorded_on, cases.registered_on) as recorded_on,
        replacements.recorded_on as replaced_on
    from decisions
    inner join cases on cases.case_id = decisions.case_id
    left join decisions as replacements
        on replacements.case_id = decisions.case_id
        and replacements.replaces_decision_id = decisions.decision_id
    where
        decisions.kind in ('dagvaarding', 'strafbeschikking')
        and exists (
            select 1
            from decision_counts
            inner join case_counts
                on case_counts.case_id = decision_counts.case_id
                and case_counts.count_no = decision_counts.count_no
            where
                decision_counts.case_id = decisions.case_id
                and decision_counts.decision_id = decisions.decision_id
                and case_counts.is_sextortion
        )
),

final as (
    select *
    from spans
    where replaced_on is null or replaced_on > recorded_on
)

select * from final
