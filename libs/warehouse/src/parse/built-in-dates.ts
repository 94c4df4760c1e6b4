/** Functions of dates and times, as PostgreSQL has them. */
export const DATE_SQL = `
{% macro default__current_timestamp() -%}now(){%- endmacro %}
{% macro default__current_timestamp_backcompat() -%}current_timestamp::{{ type_timestamp() }}{%- endmacro %}
{% macro default__current_timestamp_in_utc_backcompat() -%}(current_timestamp at time zone 'utc')::{{ type_timestamp() }}{%- endmacro %}
{% macro default__date(year, month, day) -%}to_date('{{ modules.datetime.date(year, month, day).strftime('%Y-%m-%d') }}', 'YYYY-MM-DD'){%- endmacro %}
{% macro default__date_trunc(datepart, date) -%}date_trunc('{{ datepart }}', {{ date }}){%- endmacro %}
{% macro default__dateadd(datepart, interval, from_date_or_timestamp) -%}
{{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endmacro %}
{% macro default__last_day(date, datepart) -%}
{%- set span = '3 month' if datepart == 'quarter' else '1 ' ~ datepart -%}
cast({{ date_trunc(datepart, date) }} + interval '{{ span }}' - interval '1 day' as date)
{%- endmacro %}
{% macro default__datediff(first_date, second_date, datepart) -%}
{%- set first = '(' ~ first_date ~ ')' -%}
{%- set second = '(' ~ second_date ~ ')' -%}
{%- set seconds_per = {'hour': 3600, 'minute': 60, 'second': 1} -%}
{%- set per_second = {'millisecond': 1000, 'microsecond': 1000000} -%}
{%- if datepart == 'year' -%}
(date_part('year', {{ second }}::date) - date_part('year', {{ first }}::date))
{%- elif datepart == 'quarter' -%}
((date_part('year', {{ second }}::date) - date_part('year', {{ first }}::date)) * 4 + date_part('quarter', {{ second }}::date) - date_part('quarter', {{ first }}::date))
{%- elif datepart == 'month' -%}
((date_part('year', {{ second }}::date) - date_part('year', {{ first }}::date)) * 12 + date_part('month', {{ second }}::date) - date_part('month', {{ first }}::date))
{%- elif datepart == 'week' -%}
((({{ second }}::date - date_part('dow', {{ second }}::date)::int) - ({{ first }}::date - date_part('dow', {{ first }}::date)::int)) / 7)
{%- elif datepart == 'day' -%}
({{ second }}::date - {{ first }}::date)
{%- elif datepart in seconds_per -%}
((extract(epoch from date_trunc('{{ datepart }}', {{ second }}::timestamp)) - extract(epoch from date_trunc('{{ datepart }}', {{ first }}::timestamp))) / {{ seconds_per[datepart] }})::double precision
{%- elif datepart in per_second -%}
((extract(epoch from {{ second }}::timestamp) - extract(epoch from {{ first }}::timestamp)) * {{ per_second[datepart] }})::double precision
{%- else -%}
{{ exceptions.raise_compiler_error("datediff: datepart '" ~ datepart ~ "' is not supported") }}
{%- endif -%}
{%- endmacro %}
{% macro default__get_intervals_between(start_date, end_date, datepart) -%}
{%- if not execute -%}{{ return(1) }}{%- endif -%}
{{ return(run_query('select ' ~ datediff(start_date, end_date, datepart)).columns[0].values()[0] | int) }}
{%- endmacro %}
{% macro default__date_spine(datepart, start_date, end_date) -%}
select {{ dateadd(datepart, 'number', start_date) }} as date_{{ datepart }}
from generate_series(0, ({{ datediff(start_date, end_date, datepart) }})::int - 1) as series(number)
{%- endmacro %}
`;
