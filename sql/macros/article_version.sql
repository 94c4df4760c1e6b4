{# Member of the dimension article: the article and the first day of the version, e.g. Sr 318|1900-01-01. #}
{% macro article_version(article, valid_from) -%}
{{ article }} || '|' || to_char({{ valid_from }}, 'YYYY-MM-DD')
{%- endmacro %}
