{# Whole cents as an amount in euros. #}
{% macro euros(cents, digits=2) -%}
    ({{ cents }} / 100.0)::numeric(12, {{ digits }})
{%- endmacro %}

{% macro without_vat(amount) -%}
    {%- set factor = 1 + var('vat_percent') / 100 -%}
    round({{ amount }} / {{ factor }}, 2)
{%- endmacro %}
