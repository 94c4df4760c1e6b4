import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles } from '../testing/load-files';

const project = { 'dbt_project.yml': 'name: example\n' };
const other = { 'dbt_packages/other/dbt_project.yml': 'name: other\n' };

describe('the graph', () => {
  it('joins nodes by ref and source, both ways', async () => {
    const { parents, children } = await loadFiles({
      ...project,
      'seeds/codes.csv': 'n\n1\n',
      'models/sources.yml': 'sources: [{ name: s, tables: [{ name: t }] }]\n',
      'models/a.sql': "select * from {{ ref('codes') }}, {{ source('s', 't') }}",
      'models/b.sql': "{{ config(materialized='ephemeral') }} select * from {{ ref('a') }}",
      'tests/c.sql': "select * from {{ ref('example', 'b') }}",
    });
    expect(Object.fromEntries(parents)).toEqual({
      'model.example.a': ['seed.example.codes', 'source.example.s.t'],
      'model.example.b': ['model.example.a'],
      'seed.example.codes': [],
      'source.example.s.t': [],
      'test.example.c': ['model.example.b'],
    });
    expect(children.get('source.example.s.t')).toEqual(['model.example.a']);
    expect(children.get('test.example.c')).toEqual([]);
  });

  it('a ref means the model of the own package first, then that of the project', async () => {
    const { parents } = await loadFiles({
      ...project,
      ...other,
      'models/a.sql': "{{ config(schema='one') }} select 1 as n",
      'models/b.sql': "select * from {{ ref('a') }}, {{ ref('other', 'a') }}, {{ ref('only_there') }}",
      'dbt_packages/other/models/a.sql': "{{ config(schema='two') }} select 1 as n",
      'dbt_packages/other/models/only_there.sql': "select * from {{ ref('a') }}",
      'dbt_packages/other/models/outward.sql': "select * from {{ ref('b') }}",
    });
    expect(parents.get('model.example.b')).toEqual(['model.example.a', 'model.other.a', 'model.other.only_there']);
    expect(parents.get('model.other.only_there')).toEqual(['model.other.a']);
    expect(parents.get('model.other.outward')).toEqual(['model.example.b']);
  });

  it('the project configures its packages, over what they say themselves', async () => {
    const { parsed } = await loadFiles({
      'dbt_project.yml': 'name: example\nvars: { other: { which: outer } }\nmodels: { other: { +materialized: table } }\n',
      'dbt_packages/other/dbt_project.yml':
        'name: other\nvars: { which: inner }\nmodels: { other: { +materialized: view, +tags: [own] } }\n',
      'dbt_packages/other/models/a.sql': "{{ config(materialized='incremental', alias=var('which')) }} select 1 as n",
    });
    expect(parsed.nodes).toMatchObject([{ id: 'model.other.a', alias: 'outer', config: { materialized: 'table', tags: ['own'] } }]);
  });

  it('a private model is read within its group', async () => {
    const files = (group: string) => ({
      ...project,
      'models/a.sql': 'select 1 as n',
      'models/b.sql': "select * from {{ ref('a') }}",
      'models/a.yml': `groups:\n  - { name: g, owner: { name: x } }\n  - { name: h, owner: { name: x } }\nmodels:\n  - { name: a, access: private, group: g, data_tests: [{ unique: { column_name: n } }] }\n  - { name: b, config: { group: ${group} } }\n`,
    });
    expect(await complaintOf(files('g'))).toBe('no error');
    expect(await complaintOf(files('h'))).toContain("b: ref('a') is not allowed: that model is private to group 'g'\n  at models/b.sql");
  });
});

describe('a graph that does not hold together is refused', () => {
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
    ['a model that reads itself', { 'models/a.sql': "select * from {{ ref('a') }}" }, 'in a circle: a -> a\n  at models/a.sql'],
    [
      'an unknown ref, with the nearest name',
      { 'models/orders.sql': 'select 1 as n', 'models/a.sql': "select *\nfrom {{ ref('order') }}" },
      "a: ref('order'): there is no model, seed or snapshot of that name; did you mean 'orders'?\n  at models/a.sql:2:13",
    ],
    [
      'an unknown ref in an argument of a test',
      {
        'models/a.sql': 'select 1 as n',
        'models/a.yml':
          "models:\n  - name: a\n    columns:\n      - name: n\n        data_tests:\n          - relationships: { arguments: { to: ref('b'), field: n } }\n",
      },
      "ref('b'): there is no model, seed or snapshot of that name; did you mean 'a'?\n  at models/a.yml:6",
    ],
    [
      'a model that its package keeps to itself',
      {
        'dbt_packages/other/dbt_project.yml': 'name: other\nrestrict-access: true\n',
        'dbt_packages/other/models/a.sql': 'select 1 as n',
        'models/b.sql': "select * from {{ ref('other', 'a') }}",
      },
      "b: ref('a') is not allowed: only public models of package 'other' are\n  at models/b.sql",
    ],
    [
      'an unknown package',
      { 'models/a.sql': "select * from {{ ref('nowhere', 'b') }}" },
      "ref('nowhere', 'b'): there is no package 'nowhere' (is it in dbt_packages?)\n  at models/a.sql:1",
    ],
    [
      'a model that is disabled',
      {
        'models/a.sql': 'select {{ not_even_right() }}',
        'models/a.yml': 'models: [{ name: a, config: { enabled: false } }]',
        'models/b.sql': "select * from {{ ref('a') }}",
      },
      "b: ref('a'): model.example.a is disabled; enable it or do not read it\n  at models/b.sql:1:22",
    ],
    [
      'an unknown source',
      { 'models/a.sql': "select * from {{ source('x', 'y') }}" },
      "a: source 'x.y' is not declared\n  at models/a.sql:1",
    ],
    [
      'two models of one name',
      { 'models/a.sql': 'select 1', 'models/deep/a.sql': 'select 2' },
      'a: two nodes have this name; the other is in models/a.sql\n  at models/deep/a.sql',
    ],
    [
      'a model and a seed of one name',
      { 'models/a.sql': 'select 1', 'seeds/a.csv': 'n\n1\n' },
      'a: two nodes have this name; the other is in models/a.sql\n  at seeds/a.csv',
    ],
    [
      'two models of one relation',
      { 'models/a.sql': 'select 1', 'models/b.sql': "{{ config(alias='a') }} select 2" },
      'b: two nodes become the same relation public.a; the other is in models/a.sql\n  at models/b.sql',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await complaintOf({ ...project, ...files })).toContain(expected);
  });
});
