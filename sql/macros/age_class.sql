{# Age class from the exact age, else from the band, else onbekend. #}
{% macro age_class(age, age_band) -%}
case
    when {{ age }} <= 11 then '0-11'
    when {{ age }} <= 15 then '12-15'
    when {{ age }} <= 17 then '16-17'
    when {{ age }} <= 24 then '18-24'
    when {{ age }} <= 34 then '25-34'
    when {{ age }} <= 44 then '35-44'
    when {{ age }} <= 54 then '45-54'
    when {{ age }} <= 64 then '55-64'
    when {{ age }} >= 65 then '65-plus'
    else coalesce({{ age_band }}, 'onbekend')
end
{%- endmacro %}
