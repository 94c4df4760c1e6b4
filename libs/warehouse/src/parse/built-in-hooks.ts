/** dbt's words for a hook that runs in or outside the transaction; they give it as JSON text, which the configuration reads. */
export const HOOKS = ['before_begin', 'in_transaction', 'after_commit']
  .map((name) => `{% macro ${name}(sql) %}{{ tojson({"sql": sql, "transaction": ${String(name === 'in_transaction')}}) }}{% endmacro %}`)
  .join('\n');
