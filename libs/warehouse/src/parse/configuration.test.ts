import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles, modelOf } from '../testing/load-files';

const PROJECT = 'name: example\n';
const project = (models: string) => ({ 'dbt_project.yml': `${PROJECT}models:\n${models}`, 'models/deep/two.sql': 'select 1 as n' });

describe('configuration of a node', () => {
  it('comes from folders, then YAML, then config(): the later wins', async () => {
    const graph = await loadFiles({
      ...project('  example:\n    +materialized: table\n    +alias: from_folder\n    deep:\n      +schema: lower\n'),
      'models/deep/two.sql': "{{ config(materialized='view') }} select 1 as n",
      'models/deep/two.yml': 'models:\n  - name: two\n    config: { schema: upper, materialized: incremental }\n',
      'macros/schema.sql': '{% macro generate_schema_name(custom_schema_name, node) %}{{ custom_schema_name }}{% endmacro %}',
    });
    expect(modelOf(graph, 'two')).toMatchObject({ schema: 'upper', alias: 'from_folder', config: { materialized: 'view' } });
  });

  it('adds up tags, meta, hooks and roles; other lists are replaced', async () => {
    const graph = await loadFiles({
      ...project(
        [
          '  example:',
          '    +tags: all',
          '    +meta: { owner: a, kept: 1 }',
          '    +pre-hook: select 1',
          '    +grants: { select: [one], insert: [one] }',
          '    +unique_key: [a, b]',
        ].join('\n'),
      ),
      'models/deep/two.yml':
        "models:\n  - name: two\n    config:\n      tags: [yaml]\n      meta: { owner: b }\n      pre_hook: [{ sql: 'select 2', transaction: false }]\n",
      'models/deep/two.sql':
        "{{ config(tags=['own', 'all'], pre_hook='select 3', grants={'+select': ['two'], 'insert': ['two']}, unique_key='c') }} select 1 as n",
    });
    expect(modelOf(graph, 'two').config).toMatchObject({
      tags: ['all', 'yaml', 'own'],
      meta: { owner: 'b', kept: 1 },
      preHooks: [
        { sql: 'select 1', transaction: true },
        { sql: 'select 2', transaction: false },
        { sql: 'select 3', transaction: true },
      ],
      grants: { select: ['one', 'two'], insert: ['two'] },
      incremental: { uniqueKey: ['c'] },
    });
  });

  it('may come in several calls of one file, which add up the same way', async () => {
    const graph = await loadFiles({
      'models/a.sql':
        "{{ config(tags='x', meta={'a': 1}, alias='one') }}{{ config(tags=['y'], meta={'b': 2}, alias='two') }} select 1 as n",
    });
    expect(modelOf(graph, 'a')).toMatchObject({ alias: 'two', tags: ['x', 'y'], meta: { a: 1, b: 2 } });
  });

  it('may stand without + when it is no mapping, and at every level', async () => {
    const graph = await loadFiles(
      project('  +tags: [top]\n  example:\n    materialized: table\n    deep:\n      two:\n        +tags: [leaf]\n'),
    );
    expect(modelOf(graph, 'two').config).toMatchObject({ materialized: 'table', tags: ['top', 'leaf'] });
  });

  it('may be Jinja in dbt_project.yml and in YAML, and keeps its type', async () => {
    const files = {
      ...project(`  example:\n    +enabled: "{{ var('on', true) }}"\n    +alias: "{{ target.name }}_{{ env_var('STAGE', 'none') }}"\n`),
      'models/deep/two.yml': `models:\n  - name: two\n    config: { unlogged: "{{ 1 == 1 }}" }\n`,
    };
    const options = { targetName: 'prod', env: { STAGE: 'x' } };
    expect(modelOf(await loadFiles(files, options), 'two')).toMatchObject({ alias: 'prod_x', config: { unlogged: true } });
    expect((await loadFiles(files, { ...options, vars: { on: false } })).parsed).toMatchObject({
      nodes: [],
      disabled: ['model.example.two'],
    });
  });

  it.each<[string, string, object]>([
    [
      'a table',
      "materialized='table', unlogged=true, indexes=[{'columns': ['a'], 'unique': true}, {'columns': ['b'], 'type': 'hash'}]",
      {
        materialized: 'table',
        unlogged: true,
        indexes: [
          { columns: ['a'], unique: true, type: 'btree' },
          { columns: ['b'], unique: false, type: 'hash' },
        ],
      },
    ],
    [
      'an incremental model with a key',
      "materialized='incremental', unique_key='id', on_schema_change='append_new_columns', merge_update_columns=['a'], incremental_predicates=['x > 1']",
      {
        incremental: {
          strategy: 'delete+insert',
          uniqueKey: ['id'],
          onSchemaChange: 'append_new_columns',
          mergeUpdateColumns: ['a'],
          mergeExcludeColumns: [],
          predicates: ['x > 1'],
        },
      },
    ],
    ['an incremental model without a key', "materialized='incremental'", { incremental: { strategy: 'append' } }],
    [
      'an incremental model that merges',
      "materialized='incremental', unique_key=['a', 'b'], incremental_strategy='merge'",
      { incremental: { strategy: 'merge', uniqueKey: ['a', 'b'] } },
    ],
    [
      'persist_docs and full_refresh',
      "persist_docs={'relation': true, 'columns': true}, full_refresh=false",
      { persistDocs: { relation: true, columns: true }, fullRefresh: false },
    ],
    ['hooks that run outside', "post_hook=after_commit('vacuum')", { postHooks: [{ sql: 'vacuum', transaction: false }] }],
  ])('%s', async (_, call, expected) => {
    const graph = await loadFiles({ 'models/a.sql': `{{ config(${call}) }} select 1 as n` });
    expect(modelOf(graph, 'a').config).toMatchObject(expected);
  });

  it('of a seed has column types and a delimiter', async () => {
    const graph = await loadFiles({
      'dbt_project.yml': `${PROJECT}seeds:\n  example:\n    +quote_columns: true\n    +delimiter: ";"\n    a:\n      +column_types: { n: bigint }\n`,
      'seeds/a.csv': 'n\n1\n',
    });
    expect(modelOf(graph, 'a').config).toMatchObject({
      materialized: 'seed',
      quoteColumns: true,
      delimiter: ';',
      columnTypes: { n: 'bigint' },
    });
  });
});

describe('settings that do nothing here are told with their place', () => {
  it.each<[string, Readonly<Record<string, string>>, string, number]>([
    ['one for another database', project('  example:\n    +transient: true\n'), "'transient' does nothing: it is for another database", 4],
    [
      'one of the project itself',
      project('  example:\n    +owned_by: me\n'),
      "'owned_by' is not one of dbt's; only config.get('owned_by') reads it",
      4,
    ],
    [
      'another database',
      { 'models/a.sql': "select 1\n{{ config(database='x') }}" },
      "'database' does nothing: everything is built in the database",
      2,
    ],
    [
      'a folder that is not there',
      project('  example:\n    sideways:\n      +tags: [x]\n'),
      "'models.example.sideways' configures nothing",
      4,
    ],
    ['a mapping without +', project('  example:\n    persist_docs: { relation: true }\n'), 'write +persist_docs', 4],
    [
      'a key that YAML does not know',
      { 'models/a.sql': 'select 1', 'models/a.yml': 'models:\n  - name: a\n    weather: fine\n' },
      "'models.0.weather' does nothing",
      3,
    ],
    [
      'semantic models',
      { 'models/a.yml': 'semantic_models:\n  - name: a\n    model: "{{ Dimension() }}"\n' },
      "'semantic_models' does nothing",
      1,
    ],
    [
      'a description of nothing',
      { 'models/a.yml': 'models:\n  - name: missing\n    columns: [{ name: x, data_tests: [unique] }]\n' },
      'there is no such model, its tests are not run',
      2,
    ],
  ])('%s', async (_, files, text, line) => {
    const { notices } = (await loadFiles(files)).parsed;
    expect(notices).toMatchObject([{ text: expect.stringContaining(text), line }]);
  });
});

describe('a setting that is wrong names its place', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a slip in a folder',
      project('  example:\n    +materialised: table\n'),
      "two: configuration 'materialised' is not known; did you mean 'materialized'?\n  at dbt_project.yml:4",
    ],
    [
      'a slip in config()',
      { 'models/a.sql': "select 1\n{{ config(uniqe_key='x') }}" },
      "did you mean 'unique_key'?\n  at models/a.sql:2:11",
    ],
    [
      'a slip in YAML',
      { 'models/a.sql': 'select 1', 'models/a.yml': 'models:\n  - name: a\n    config: { tag: x }\n' },
      "did you mean 'tags'?\n  at models/a.yml:3",
    ],
    [
      'a materialized view',
      { 'models/a.sql': "{{ config(materialized='materialized_view') }} select 1" },
      "a: materialized: 'materialized_view' is not supported (view, table, incremental, ephemeral)\n  at models/a.sql:1:11",
    ],
    [
      'a strategy',
      { 'models/a.sql': "{{ config(materialized='incremental', incremental_strategy='microbatch') }} select 1" },
      "incremental_strategy: 'microbatch' is not supported (append, delete+insert, merge)\n  at models/a.sql:1:39",
    ],
    [
      'on_schema_change',
      project('  example:\n    +on_schema_change: explode\n'),
      "on_schema_change: 'explode' is not supported (ignore, fail, append_new_columns, sync_all_columns)\n  at dbt_project.yml:4",
    ],
    ['a truth value', { 'models/a.sql': "{{ config(enabled='maybe') }} select 1" }, 'enabled: this must be true or false, not "maybe"'],
    ['an index', { 'models/a.sql': "{{ config(indexes=[{'column': 'x'}]) }} select 1" }, "indexes: an index has no 'column'"],
    ['a hook', { 'models/a.sql': '{{ config(pre_hook=[1]) }} select 1' }, 'pre_hook: a hook is SQL'],
    [
      'both lists of a merge',
      { 'models/a.sql': "{{ config(merge_update_columns=['a'], merge_exclude_columns=['b']) }} select 1" },
      'keep one of them',
    ],
    ['a sql_header', { 'models/a.sql': "{{ config(sql_header='x') }} select 1" }, 'sql_header is not supported'],
    ['a name that PostgreSQL would cut', { [`models/${'a'.repeat(64)}.sql`]: 'select 1' }, 'is longer than 63 bytes'],
  ])('%s', async (_, files, expected) => {
    expect(await complaintOf(files)).toContain(expected);
  });
});
