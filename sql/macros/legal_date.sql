{# The day, in the Netherlands, on which a moment falls. #}
{% macro legal_date(moment) -%}
({{ moment }} at time zone 'Europe/Amsterdam')::date
{%- endmacro %}
