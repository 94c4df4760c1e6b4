import type { ProjectFile } from '../stages';
import { CROSS_DATABASE } from './built-in-sql';
import { DATE_SQL } from './built-in-dates';
import { HOOKS } from './built-in-hooks';
import { GENERIC_TESTS, NAMING } from './built-in-tests';

/**
 * The macros that dbt brings along, as far as a project calls them, in their form for PostgreSQL. Each is written as `default__name`;
 * `name` itself dispatches, so that a project or package can put its own `postgres__name` in its place.
 */
export const BUILT_IN_FILES: readonly ProjectFile[] = [
  { path: 'built-in macros', text: NAMING },
  { path: 'built-in hook macros', text: HOOKS },
  { path: 'built-in generic tests', text: withDispatch(GENERIC_TESTS) },
  { path: 'built-in cross-database macros', text: withDispatch(CROSS_DATABASE) },
  { path: 'built-in date macros', text: withDispatch(DATE_SQL) },
];

function withDispatch(text: string): string {
  const dispatchers = [...text.matchAll(/\{% macro default__(\w+)\(([^\n]*)\) -?%\}/g)].map(([, name = '', parameters = '']) => {
    const names = parameters
      .split(/,\s*(?=\w+(?:=|,|$))/)
      .map((parameter) => parameter.split('=')[0] ?? '')
      .filter((parameter) => parameter !== '');
    return `{% macro ${name}(${parameters}) %}{{ return(adapter.dispatch('${name}', 'dbt')(${names.join(', ')})) }}{% endmacro %}`;
  });
  return `${text}\n${dispatchers.join('\n')}`;
}
