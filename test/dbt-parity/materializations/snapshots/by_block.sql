{% snapshot by_block %}
{{ config(target_schema=target.schema, unique_key='id', strategy='timestamp', updated_at='at', invalidate_hard_deletes=False) }}
select * from {{ source('raw', 'events') }} where part = 'a'
{% endsnapshot %}
