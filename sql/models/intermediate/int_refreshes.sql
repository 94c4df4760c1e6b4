{{ config(materialized='incremental', incremental_strategy='append', indexes=[{'columns': ['refresh_no'], 'unique': true}]) }}

with final as (
    select
        {{ present_refresh() }} as refresh_no,
        {{ present_snapshot() }} as snapshot,
        '{{ run_started_at }}'::timestamptz as built_at
)

select * from final
