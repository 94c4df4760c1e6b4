{#
Which rows of the register a refresh reads, told by the transaction that recorded them and not by a clock: only these macros know how
the database tells the order of its commits.
#}

{# Number of the refresh under way: grows with every refresh, whatever becomes of the tables. #}
{% macro present_refresh() -%}
pg_current_xact_id()::text::bigint
{%- endmacro %}

{# What is committed at this moment. #}
{% macro present_snapshot() -%}
pg_current_snapshot()::text
{%- endmacro %}

{# A snapshot in which nothing was committed yet. #}
{% macro empty_snapshot() -%}
'1:1:'::pg_snapshot
{%- endmacro %}

{# Whether a row was recorded by a transaction that is part of a snapshot. #}
{% macro is_recorded_in(snapshot) -%}
pg_visible_in_snapshot(recorded_in, {{ snapshot }})
{%- endmacro %}

{# Whether a row is part of a snapshot and was not of an earlier one. Both ends of the range are written out, so that an index finds it. #}
{% macro is_recorded_between(earlier, snapshot) -%}
recorded_in >= pg_snapshot_xmin({{ earlier }})
        and recorded_in < pg_snapshot_xmax({{ snapshot }})
        and not pg_visible_in_snapshot(recorded_in, {{ earlier }})
        and pg_visible_in_snapshot(recorded_in, {{ snapshot }})
{%- endmacro %}

{# Snapshot of the last refresh. #}
{% macro last_snapshot() -%}
(select snapshot::pg_snapshot from {{ ref('int_refreshes') }} order by refresh_no desc limit 1)
{%- endmacro %}

{# Snapshot of the refresh up to which a table holds the register; the empty one when that refresh is not known, so that all is read again. #}
{% macro snapshot_held_by(relation) -%}
coalesce(
            (select snapshot::pg_snapshot from {{ ref('int_refreshes') }} where refresh_no = (select max(refresh_no) from {{ relation }})),
            {{ empty_snapshot() }}
        )
{%- endmacro %}

{# Snapshot as of which everything that reads the stored revisions of reports reads the rest of the register. #}
{% macro cut_snapshot() -%}
(select snapshot::pg_snapshot from {{ ref('int_cut') }})
{%- endmacro %}
