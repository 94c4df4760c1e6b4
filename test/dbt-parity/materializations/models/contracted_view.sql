{{ config(materialized='view') }}
select id, v from {{ ref('contracted') }}
