{{ config(materialized='incremental', incremental_strategy='merge', unique_key=['id', 'part'], merge_exclude_columns=['round']) }}
select id, part, v, at, {{ var('round') }} as round from {{ source('raw', 'events') }}
