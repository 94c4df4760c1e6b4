{# Turns states (a cell with the days from and until which it holds) into signed changes per day of recording. #}
{% macro signed_changes(states, columns) -%}
select
    {{ columns | join(',\n    ') }},
    recorded_on,
    1 as delta
from {{ states }}
union all
select
    {{ columns | join(',\n    ') }},
    superseded_on as recorded_on,
    -1 as delta
from {{ states }}
where superseded_on is not null
{%- endmacro %}
