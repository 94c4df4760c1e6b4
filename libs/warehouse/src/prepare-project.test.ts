import { describe, expect, it } from 'vitest';
import { compileNode } from './compile/compile-node';
import { loadGraph, parseOptionsOf } from './prepare-project';
import { servedRelation } from './run/names';
import { loadFiles } from './testing/load-files';

const now = () => new Date('2026-01-01T12:00:00Z');

/** SQL of the only test, or of the model of that name, in one line. */
async function sqlOf(files: Readonly<Record<string, string>>, name?: string): Promise<string> {
  const graph = await loadFiles({ 'dbt_project.yml': 'name: example\n', ...files });
  const node = graph.parsed.nodes.find((one) => (name === undefined ? one.kind === 'test' : one.name === name));
  if (!node) throw new Error('there is no such node');
  const project = parseOptionsOf({ projectDirectory: '', now, invocationId: 'none' });
  const { sql } = compileNode(graph, node, { project, relation: servedRelation, self: servedRelation, isIncremental: () => false });
  return sql.replace(/\s+/g, ' ').trim();
}

describe('from files to SQL', () => {
  const files = (test: string) => ({
    'models/one.sql': 'select 1 as n',
    'models/two.sql': "select * from {{ ref('one') }}",
    'models/one.yml': `models:\n  - name: one\n    columns:\n      - name: n\n        data_tests:\n          - ${test}\n`,
  });

  it('a ref becomes the relation of the model', async () => {
    expect(await sqlOf(files('not_null'), 'two')).toBe('select * from "public"."one"');
  });

  it.each([
    ['not_null', 'from "public"."one" where n is null'],
    ['accepted_values: { values: [a, b] }', `n not in ('a', 'b')`],
    [`relationships: { arguments: { to: ref('two'), field: m } }`, 'left join "public"."two" as parent on parent.m = child.n'],
    ['unique: { config: { where: "n > {{ 1 + 1 }}" } }', 'from (select * from "public"."one" where n > 2) dbt_subquery'],
    ["accepted_values: { values: [\"{{ var('x', 'y') }}\"] }", `'y'`],
  ])('a test %s becomes a SELECT of what is wrong', async (test, expected) => {
    expect(await sqlOf(files(test))).toContain(expected);
  });

  it('a test of the project takes its arguments', async () => {
    const own = {
      ...files('at_least: { arguments: { least: 3 } }'),
      'tests/generic/at_least.sql':
        '{% test at_least(model, column_name, least=1) %}select * from {{ model }} where {{ column_name }} < {{ least }}{% endtest %}',
    };
    expect(await sqlOf(own)).toBe('select * from "public"."one" where n < 3');
  });

  it('a project may say itself what `where` does to a test', async () => {
    const own = {
      ...files('unique: { config: { where: "n > 2" } }'),
      'macros/where.sql':
        '{% macro get_where_subquery(relation) %}(select * from {{ relation }} where {{ config.get("where") }} limit 5) as part{% endmacro %}',
    };
    expect(await sqlOf(own)).toContain('from (select * from "public"."one" where n > 2 limit 5) as part');
  });
});

it('a project that is not there names its file', async () => {
  await expect(loadGraph({ projectDirectory: '/nowhere', now })).rejects.toThrow(/at dbt_project\.yml/);
});
