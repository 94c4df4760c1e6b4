{# First day of the month, quarter or year of a date. #}
{% macro first_of(grain, day) -%}
date_trunc('{{ grain }}', {{ day }}::timestamp)::date
{%- endmacro %}
