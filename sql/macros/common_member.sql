{# The value all rows of a group share; gemengd when they differ, onbekend when there are none. #}
{% macro common_member(value) -%}
case
    when min({{ value }} collate "C") is null then 'onbekend'
    when min({{ value }} collate "C") = max({{ value }} collate "C") then min({{ value }} collate "C")
    else 'gemengd'
end
{%- endmacro %}
