{{ config(materialized='incremental', unique_key='id') }}
select id, repeat('x', {{ var('round') }})::varchar({{ var('round') }}) as word from {{ source('raw', 'events') }} where part = 'a' and id = {{ var('round') }}
