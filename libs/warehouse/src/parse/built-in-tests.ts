/** The generic tests that dbt brings along. */
export const GENERIC_TESTS = `
{% macro default__test_unique(model, column_name) %}
select {{ column_name }} as unique_field, count(*) as n_records
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1
{% endmacro %}
{% macro default__test_not_null(model, column_name) %}
select {{ '*' if should_store_failures() else column_name }} from {{ model }} where {{ column_name }} is null
{% endmacro %}
{% macro default__test_accepted_values(model, column_name, values, quote=true) %}
select {{ column_name }} as value_field, count(*) as n_records
from {{ model }}
where {{ column_name }} not in (
{%- for value in values -%}
{%- if quote -%}'{{ value }}'{%- else -%}{{ value }}{%- endif -%}{%- if not loop.last %}, {% endif -%}
{%- endfor -%}
)
group by {{ column_name }}
{% endmacro %}
{% macro default__test_relationships(model, column_name, to, field) %}
select child.{{ column_name }} as from_field
from {{ model }} as child
left join {{ to }} as parent on parent.{{ field }} = child.{{ column_name }}
where child.{{ column_name }} is not null and parent.{{ field }} is null
{% endmacro %}
`;

/** Where nodes land and what tests read, unless the project says otherwise. */
export const NAMING = `
{% macro generate_schema_name(custom_schema_name=none, node=none) -%}
{{ return(adapter.dispatch('generate_schema_name', 'dbt')(custom_schema_name, node)) }}
{%- endmacro %}
{% macro default__generate_schema_name(custom_schema_name, node) -%}
{%- if custom_schema_name is none -%}{{ target.schema }}{%- else -%}{{ target.schema }}_{{ custom_schema_name | trim }}{%- endif -%}
{%- endmacro %}
{% macro generate_schema_name_for_env(custom_schema_name, node=none) -%}
{%- if target.name == 'prod' and custom_schema_name is not none -%}{{ custom_schema_name | trim }}{%- else -%}{{ target.schema }}{%- endif -%}
{%- endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
{{ return(adapter.dispatch('generate_alias_name', 'dbt')(custom_alias_name, node)) }}
{%- endmacro %}
{% macro default__generate_alias_name(custom_alias_name=none, node=none) -%}
{%- if custom_alias_name -%}{{ custom_alias_name | trim }}{%- else -%}{{ node.name }}{%- endif -%}
{%- endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) -%}{{ target.database }}{%- endmacro %}
{% macro get_where_subquery(relation) -%}
{{ return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) }}
{%- endmacro %}
{% macro default__get_where_subquery(relation) -%}
{%- set where = config.get('where', '') -%}
{%- if where -%}
{%- set filtered -%}(select * from {{ relation }} where {{ where }}) dbt_subquery{%- endset -%}
{{ return(filtered) }}
{%- else -%}
{{ return(relation) }}
{%- endif -%}
{%- endmacro %}
{% macro should_store_failures() -%}
{{ return(config.get('store_failures', false)) }}
{%- endmacro %}
{% macro should_full_refresh() -%}
{%- set wanted = config.get('full_refresh') -%}
{{ return(flags.FULL_REFRESH if wanted is none else wanted) }}
{%- endmacro %}
{% macro run_query(sql) -%}
{%- call statement('run_query_statement', fetch_result=true) -%}{{ sql }}{%- endcall -%}
{{ return(load_result('run_query_statement').table) }}
{%- endmacro %}
{% macro snapshot_get_time() -%}now()::timestamp without time zone{%- endmacro %}
{% macro get_columns_in_query(select_sql) -%}
{%- if not execute -%}{{ return([]) }}{%- endif -%}
{{ return(run_query('select * from (' ~ select_sql ~ ') as columns_of_query where false limit 0').column_names | list) }}
{%- endmacro %}
`;
