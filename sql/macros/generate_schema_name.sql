{#
A model lands in the schema it names. Under another target than default (prod for dbt) the schema of that target stands before it, so that
somebody who tries something builds beside what is served.
#}
{% macro generate_schema_name(custom_schema_name, node) -%}
{%- if custom_schema_name is none -%}
{{ target.schema }}
{%- elif target.name in ('default', 'prod') -%}
{{ custom_schema_name | trim }}
{%- else -%}
{{ target.schema }}_{{ custom_schema_name | trim }}
{%- endif -%}
{%- endmacro %}
