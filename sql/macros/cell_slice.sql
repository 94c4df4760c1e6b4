{# Number of the rows of agg_cells that are read together. #}
{% macro cell_slice(measure, dimension, span, period_grain) -%}
hashtext(concat_ws(' ', {{ measure }}, {{ dimension }}, {{ span }}, {{ period_grain }}))
{%- endmacro %}
