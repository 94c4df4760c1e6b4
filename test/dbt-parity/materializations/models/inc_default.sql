{{ config(materialized='incremental', unique_key='id') }}
select id, part, v, at from {{ source('raw', 'events') }}
{% if is_incremental() %} where at > (select max(at) from {{ this }}) {% endif %}
