{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id', on_schema_change='sync_all_columns') }}
select id
  {% if var('round') | int == 1 %}, v::int as v, 'gone' as old {% else %}, v::numeric as v, {{ var('round') }} as fresh {% endif %}
from {{ source('raw', 'events') }} where part = 'a'
