{# Names of the columns that hold an amount per way of paying. #}
{% macro amount_columns(methods) %}
    {%- set names = [] -%}
    {%- for method in methods -%}
        {%- do names.append(method ~ '_amount') -%}
    {%- endfor -%}
    {{ return(names) }}
{% endmacro %}
