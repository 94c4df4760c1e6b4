{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key=['id', 'part'],
  incremental_predicates=["DBT_INTERNAL_DEST.id < 5"]) }}
select id, part, v, at, {{ var('round') }} as round from {{ source('raw', 'events') }}
