{# First day of the month of a date. #}
{% macro first_of_month(day) -%}
date_trunc('month', {{ day }}::timestamp)::date
{%- endmacro %}
