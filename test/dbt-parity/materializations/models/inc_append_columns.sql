{{ config(materialized='incremental', unique_key='id', on_schema_change='append_new_columns') }}
select id, {% if var('round') | int < 3 %} v, {% endif %} part {% if var('round') | int > 1 %}, at::date as day {% endif %}
from {{ source('raw', 'events') }} where part = 'a'
