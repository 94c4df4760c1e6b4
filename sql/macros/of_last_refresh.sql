{# Rows written by the last refresh. Both ends are written out, so that an index finds them. #}
{% macro of_last_refresh(relation) -%}
refresh_no >= (select max(refresh_no) from {{ relation }})
        and refresh_no <= (select max(refresh_no) from {{ relation }})
{%- endmacro %}
