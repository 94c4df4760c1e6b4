import { afterEach, describe, expect, it } from 'vitest';
import { servedRelation } from './compile/relations';
import { loadGraph, planOf } from './prepare-project';
import { testProjectFiles, type TestProject } from './testing/project-files';

const now = () => new Date('2026-01-01T12:00:00Z');
let project: TestProject | undefined;

afterEach(async () => {
  await project?.remove();
  project = undefined;
});

async function load(files: Readonly<Record<string, string>>) {
  project = await testProjectFiles(files);
  const options = { projectDirectory: project.directory, now };
  const graph = await loadGraph(options);
  return { graph, plan: planOf(graph, options, servedRelation) };
}

async function sqlOf(files: Readonly<Record<string, string>>, name: string): Promise<string | undefined> {
  return (await load(files)).plan.compiled.nodes.get(name)?.sql.trim();
}

async function complaint(files: Readonly<Record<string, string>>): Promise<string> {
  return load(files).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('a model is rendered', () => {
  const one = { 'models/one.sql': 'select 1 as n' };

  it('ref becomes the relation of the model', async () => {
    expect(await sqlOf({ ...one, 'models/two.sql': "select * from {{ ref('one') }}" }, 'model.two')).toBe('select * from "marts"."one"');
  });

  it('source becomes the table that YAML declares', async () => {
    const files = {
      'models/sources.yml':
        'sources:\n  - name: registry\n    schema: reg\n    tables:\n      - name: reports\n        identifier: all_reports\n',
      'models/two.sql': "select * from {{ source('registry', 'reports') }}",
    };
    expect(await sqlOf(files, 'model.two')).toBe('select * from "reg"."all_reports"');
  });

  it('var, this, target and run_started_at have values', async () => {
    const files = {
      'dbt_project.yml': 'name: example\nvars: { colour: blue }\nmodels: { example: { +schema: marts } }\n',
      'models/two.sql': "select '{{ var('colour') }} {{ var('size', 3) }} {{ this }} {{ target.type }} {{ run_started_at }}'",
    };
    expect(await sqlOf(files, 'model.two')).toBe(`select 'blue 3 "marts"."two" postgres 2026-01-01 12:00:00.000+00:00'`);
  });

  it('macros of the project, loops and filters work', async () => {
    const files = {
      'macros/sum.sql': '{% macro plus(names) -%}\n{{ names | join(" + ") }}\n{%- endmacro %}',
      'models/two.sql': "select {{ plus(['a', 'b']) }}{% for n in [1, 2] %}, {{ n }}{% endfor %}",
    };
    expect(await sqlOf(files, 'model.two')).toBe('select a + b, 1, 2');
  });

  it('configuration comes from folder, YAML and config(), the later wins', async () => {
    const { graph } = await load({
      'dbt_project.yml':
        'name: example\nmodels:\n  example:\n    +materialized: table\n    +tags: [all]\n    deep:\n      +schema: lower\n',
      'models/deep/two.sql': "{{ config(materialized='view', tags=['own']) }} select 1 as n",
      'models/deep/two.yml': 'models:\n  - name: two\n    config: { schema: upper }\n',
    });
    const node = graph.parsed.nodes.find((candidate) => candidate.name === 'two');
    expect(node).toMatchObject({ schema: 'upper', config: { materialized: 'view', tags: ['all', 'own'] } });
  });

  it('layers hold what can be done at the same time', async () => {
    const { plan } = await load({
      'models/a.sql': 'select 1 as n',
      'models/b.sql': 'select 2 as n',
      'models/c.sql': "select * from {{ ref('a') }} union all select * from {{ ref('b') }}",
      'tests/d.sql': "select * from {{ ref('c') }} where n > 2",
    });
    expect(plan.layers).toEqual([['model.a', 'model.b'], ['model.c'], ['test.d']]);
  });
});

describe('a generic test becomes a SELECT', () => {
  const files = (test: string) => ({
    'models/one.sql': 'select 1 as n',
    'models/two.sql': 'select 1 as n',
    'models/one.yml': `models:\n  - name: one\n    columns:\n      - name: n\n        data_tests:\n          - ${test}\n`,
  });

  it.each([
    ['not_null', 'test.not_null_one_n', 'select * from "marts"."one" where n is null'],
    ['accepted_values: { values: [a, "it\'s"] }', 'test.accepted_values_one_n_a_it_s', `where n not in ('a', 'it''s')`],
    [
      `relationships: { arguments: { to: ref('two'), field: m } }`,
      'test.relationships_one_n_ref_two_m',
      'left join "marts"."two" as parent on parent.m',
    ],
    ['unique: { config: { where: "n > 0" } }', 'test.unique_one_n', 'from (select * from "marts"."one" where n > 0) dbt_subquery'],
  ])('%s', async (test, id, expected) => {
    expect(await sqlOf(files(test), id)).toContain(expected);
  });

  it('a test of the project counts as one', async () => {
    const own = {
      ...files('positive'),
      'tests/generic/positive.sql':
        '{% test positive(model, column_name) %}select * from {{ model }} where {{ column_name }} <= 0{% endtest %}',
    };
    expect(await sqlOf(own, 'test.positive_one_n')).toBe('select * from "marts"."one" where n <= 0');
  });
});

describe('a mistake is told with file and line', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'models in a circle',
      {
        'models/a.sql': "select * from {{ ref('c') }}",
        'models/b.sql': "select * from {{ ref('a') }}",
        'models/c.sql': "select * from {{ ref('b') }}",
      },
      'models read each other in a circle: a -> c -> b -> a\n  at models/a.sql',
    ],
    [
      'an unknown ref, with the nearest name',
      { 'models/orders.sql': 'select 1 as n', 'models/a.sql': "select *\nfrom {{ ref('order') }}" },
      "a: ref('order'): there is no model or seed of that name; did you mean 'orders'?\n  at models/a.sql:2:13",
    ],
    ['an unknown source', { 'models/a.sql': "select * from {{ source('x', 'y') }}" }, "a: source 'x.y' is not declared"],
    ['broken YAML', { 'models/a.yml': 'models:\n  - name: a\n   description: b\n' }, 'at models/a.yml:3'],
    [
      'a YAML key that is not supported',
      { 'models/a.yml': 'models: []\nsnapshots: []\n' },
      'snapshots: this key is not known or not supported\n  at models/a.yml:2',
    ],
    [
      'a test on a source, which would not be run',
      { 'models/a.yml': 'sources:\n  - name: r\n    tables:\n      - name: t\n        data_tests: [not_null]\n' },
      'data_tests: this key is not known or not supported\n  at models/a.yml:5',
    ],
    ['a YAML value of the wrong kind', { 'models/a.yml': 'models:\n  - name: a\n    columns: none\n' }, 'at models/a.yml:3'],
    [
      'a model that is described but not there',
      { 'models/a.yml': 'models:\n  - name: missing\n' },
      "'missing' is described here, but there is no such model or seed\n  at models/a.yml:2",
    ],
    [
      'a test that does not exist',
      { 'models/a.sql': 'select 1', 'models/a.yml': 'models:\n  - name: a\n    data_tests:\n      - uniqe\n' },
      "a: there is no test 'uniqe'\n  at models/a.yml:4",
    ],
    ['a block that is not closed', { 'models/a.sql': 'select 1\n{% if true %}' }, 'a: template cannot be read'],
    ['a statement that is not supported', { 'models/a.sql': 'select 1\n{% snapshot x %}' }, 'at models/a.sql:2:1'],
    [
      'a name that is not known',
      { 'models/a.sql': 'select 1\nwhere {{ is_incremental() }}' },
      "a: template uses 'is_incremental', which is not known here\n  at models/a.sql:2:10",
    ],
    [
      'a function that is not supported',
      { 'models/a.sql': 'select 1\n{% for n in range(3) %}, {{ n }}{% endfor %}' },
      "a: template uses 'range', which is not known here\n  at models/a.sql:2:13",
    ],
    [
      'a variable without a value',
      { 'models/a.sql': "select 1\nwhere {{ var('x') }}" },
      "a: template cannot be rendered: var('x') is not set and has no default\n  at models/a.sql:2:7",
    ],
    [
      'a materialization that is not supported',
      { 'models/a.sql': "{{ config(materialized='incremental') }} select 1" },
      "a: materialized: 'incremental' is not supported",
    ],
    [
      'two models of one name',
      { 'models/a.sql': 'select 1', 'models/deep/a.sql': 'select 2' },
      'a: two nodes have this name; the other is in models/a.sql',
    ],
    ['a name that is too long', { [`models/${'a'.repeat(60)}.sql`]: 'select 1' }, 'at most 50'],
  ])('%s', async (_, files, expected) => {
    expect(await complaint(files)).toContain(expected);
  });

  it('a missing project names the file', async () => {
    await expect(loadGraph({ projectDirectory: '/nowhere', now })).rejects.toThrow(/dbt_project\.yml/);
  });
});
