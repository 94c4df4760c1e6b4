{# Outcomes of a verdict that make a conviction. #}
{% macro conviction_outcomes() -%}
('veroordeling', 'schuldigverklaring-zonder-straf')
{%- endmacro %}
