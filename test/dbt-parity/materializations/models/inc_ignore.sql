{{ config(materialized='incremental', unique_key='id', on_schema_change='ignore') }}
select {% if var('round') | int > 1 %} 'new' as extra, {% endif %} v, id from {{ source('raw', 'events') }} where part = 'a'
