{{ config(materialized='incremental', incremental_strategy='append') }}
select id, part, v, at from {{ source('raw', 'events') }}
{% if is_incremental() %}
where id > (select coalesce(max(id), 0) from {{ this }})
{% endif %}
