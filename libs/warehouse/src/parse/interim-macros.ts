import { macroNames } from './template-names';
import { readTemplate, type Template } from './interim-template';
import type { ProjectFile } from '../stages';

/** The generic tests that dbt brings along. */
const BUILT_IN_TESTS: ProjectFile = {
  path: 'built-in generic tests',
  text: `
{% macro test_unique(model, column_name) %}
select {{ column_name }}, count(*) as n_records
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1
{% endmacro %}
{% macro test_not_null(model, column_name) %}
select * from {{ model }} where {{ column_name }} is null
{% endmacro %}
{% macro test_accepted_values(model, column_name, values, quote=true) %}
select {{ column_name }}, count(*) as n_records
from {{ model }}
where {{ column_name }} not in (
{%- for value in values -%}
{%- if quote -%}'{{ value | replace("'", "''") }}'{%- else -%}{{ value }}{%- endif -%}{%- if not loop.last %}, {% endif -%}
{%- endfor -%}
)
group by {{ column_name }}
{% endmacro %}
{% macro test_relationships(model, column_name, to, field) %}
select child.{{ column_name }}
from {{ model }} as child
left join {{ to }} as parent on parent.{{ field }} = child.{{ column_name }}
where child.{{ column_name }} is not null and parent.{{ field }} is null
{% endmacro %}
`,
};

/** Macros of the project, its generic tests (`{% test name %}`) and the built-in ones, ready to stand before a template. */
export interface Macros {
  readonly programs: readonly Template['program'][];
  readonly names: ReadonlySet<string>;
}

/** Reads all macro files; macros see each other whatever their order. */
export function readMacros(files: readonly ProjectFile[]): Macros {
  const programs = [BUILT_IN_TESTS, ...files.map(testsAsMacros)].map((file) => readTemplate(file).program);
  return { programs, names: new Set(programs.flatMap(macroNames)) };
}

function testsAsMacros(file: ProjectFile): ProjectFile {
  const text = file.text
    .replace(/\{%(-?)\s*test\s+(\w+)/g, '{%$1 macro test_$2')
    .replace(/\{%(-?)\s*endtest\s*(-?)%\}/g, '{%$1 endmacro $2%}');
  return { path: file.path, text };
}
