{{ config(materialized='table') }}

with refreshes as (
    select * from {{ ref('int_refreshes') }}
),

unread_revisions as (
    select 1
    from {{ ref('stg_registry__report_revisions') }}
    where
        {{ is_recorded_between(snapshot_held_by(ref('int_report_revisions')), last_snapshot()) }}
),

-- Usually the last refresh; an earlier one where the revisions of reports were not brought up to date.
final as (
    select
        refresh_no,
        snapshot
    from refreshes
    where
        refresh_no = case
            when exists (select from unread_revisions) then (select max(refresh_no) from {{ ref('int_report_revisions') }})
            else (select max(refresh_no) from {{ ref('int_refreshes') }})
        end
)

select * from final
