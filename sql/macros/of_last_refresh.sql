{# Rows that the last refresh wrote, if any. Both ends are written out, so that an index finds them. #}
{% macro of_last_refresh() -%}
refresh_no >= (select max(refresh_no) from {{ ref('int_refreshes') }})
        and refresh_no <= (select max(refresh_no) from {{ ref('int_refreshes') }})
{%- endmacro %}
