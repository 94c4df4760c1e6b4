{{ config(materialized='incremental', incremental_strategy='merge', unique_key='key', merge_update_columns=['v']) }}
select id || part as key, v, at, {{ var('round') }} as round from {{ source('raw', 'events') }}
