{#
Entries that a ledger of signed changes lacks: per changed record what its states (a cell with the days from and until which it holds)
come to as changes per day of recording, less what the ledger holds of that record. Rows of `records` tell which records changed since.
Defines the CTE entries; a record stands in it under a key made of its id, from which nobody can find the id.
#}
{% macro ledger_entries(records, states, record_id, columns) -%}
{%- if is_incremental() -%}
changed_records as (
    select distinct {{ record_id }} as record_id
    from {{ records }}
    where
        refresh_no > (select coalesce(max(refresh_no), 0) from {{ this }})
        and refresh_no <= (select max(refresh_no) from {{ records }})
),

{% endif -%}
states as (
    select
        {{ record_key(record_id) }} as record_key,
        {{ columns | join(',\n        ') }},
        recorded_on,
        superseded_on
    from {{ states }}
    {%- if is_incremental() %}
    where {{ record_id }} = any(array(select record_id from changed_records))
    {%- endif %}
),

changes as (
    select
        record_key,
        {{ columns | join(',\n        ') }},
        recorded_on,
        1 as delta
    from states
    union all
    select
        record_key,
        {{ columns | join(',\n        ') }},
        superseded_on as recorded_on,
        -1 as delta
    from states
    where superseded_on is not null
    {%- if is_incremental() %}
    union all
    select
        record_key,
        {{ columns | join(',\n        ') }},
        recorded_on,
        -delta as delta
    from {{ this }}
    where record_key = any(array(select {{ record_key('record_id') }} from changed_records))
    {%- endif %}
),

differences as (
    select
        record_key,
        recorded_on,
        {{ columns | join(',\n        ') }},
        sum(delta)::integer as delta
    from changes
    group by record_key, recorded_on, {{ columns | join(', ') }}
    having sum(delta) <> 0
),

entries as (
    select
        record_key,
        (select max(refresh_no) from {{ records }}) as refresh_no,
        row_number() over (
            partition by record_key
            order by recorded_on, delta, {{ columns | join(', ') }}
        )::integer as entry_no,
        recorded_on,
        {{ columns | join(',\n        ') }},
        delta
    from differences
)
{%- endmacro %}

{# Key of a record in the marts: tells changes of one record together, and nothing of who it is. #}
{% macro record_key(id) -%}
encode(substring(sha256(uuid_send({{ id }})) for 16), 'hex')::uuid
{%- endmacro %}
