import { describe, expect, it } from 'vitest';
import type { Package, Project, ProjectConfig, ProjectFile, Settings } from '../stages';
import { createEngine } from './capture';
import type { Captured } from './engine';
import { Notices } from './notices';

const FILES = { models: [], analyses: [], seeds: [], snapshots: [], macros: [], tests: [], properties: [], docs: [], fixtures: [] };
const PATHS = { models: [], seeds: [], snapshots: [], macros: [], tests: [], analyses: [], docs: [], functions: [] };
const FOLDERS = { models: {}, seeds: {}, snapshots: {}, data_tests: {}, unit_tests: {}, sources: {}, exposures: {} };

function config(vars: Settings = {}): ProjectConfig {
  return {
    file: { path: 'dbt_project.yml', text: '' },
    paths: PATHS,
    profile: null,
    version: null,
    vars,
    folders: FOLDERS,
    onRunStart: [],
    onRunEnd: [],
    dispatch: {},
    restrictAccess: false,
    targetPath: 'target',
    cleanTargets: [],
  };
}

interface Given {
  readonly macros?: string;
  readonly packages?: Readonly<Record<string, string>>;
  readonly vars?: Settings;
}

function engineOf({ macros = '', packages = {}, vars = {} }: Given = {}) {
  const pack = (name: string, text: string): Package => {
    const files: ProjectFile[] = text === '' ? [] : [{ path: 'macros/all.sql', text }];
    return { ...FILES, name, config: config(), macros: files };
  };
  const project: Project = {
    directory: '/project',
    name: 'shop',
    config: config(vars),
    packages: [{ ...pack('shop', macros), config: config(vars) }, ...Object.entries(packages).map(([name, text]) => pack(name, text))],
    notices: [],
  };
  const notices = new Notices();
  const options = {
    vars: {},
    env: { REGION: 'north' },
    targetSchema: 'public',
    targetName: 'dev',
    runStartedAt: new Date('2026-01-01T12:00:00Z'),
    invocationId: 'one',
  };
  return { engine: createEngine(project, options, notices), notices };
}

function captured(text: string, given: Given = {}): Captured {
  const file = { path: 'models/orders.sql', text };
  return engineOf(given).engine.capture({ file, node: 'orders', package: 'shop', kind: 'model', settings: {} });
}

function complaint(text: string, given: Given = {}): string {
  try {
    captured(text, given);
    return 'no error';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('what a template reads, calls and sets', () => {
  it('refs and sources, also those in macros and loops, each once', () => {
    const { refs, sources } = captured(
      `{% for n in ['a', 'b', 'a'] %}{{ ref(n) }}{% endfor %} {{ ref('other', 'c') }} {{ source('s', 't') }} {{ more() }}`,
      { macros: `{% macro more() %}{{ ref('d') }}{% endmacro %}` },
    );
    expect(refs.map((ref) => `${ref.package ?? ''}.${ref.name}`)).toEqual(['.a', '.b', 'other.c', '.d']);
    expect(sources).toEqual([{ source: 's', table: 't' }]);
  });

  it('settings of config(), the later call wins and tags add up', () => {
    expect(
      captured(`{{ config(materialized='table', tags=['a'], meta={'n': 1}) }}{{ config({'materialized': 'view'}, tags=['b']) }}`).settings,
    ).toEqual({
      materialized: 'view',
      tags: ['a', 'b'],
      meta: { n: 1 },
    });
  });

  it('macros, also those that were not reached and those of packages', () => {
    const given = {
      macros: `{% macro own() %}{{ tool.inner() }}{% endmacro %}{% macro idle() %}{% endmacro %}`,
      packages: { tool: `{% macro inner() %}{% endmacro %}` },
    };
    expect(captured(`{{ own() }}{% if execute %}{{ idle() }}{% endif %}`, given).macros).toEqual([
      'macro.shop.idle',
      'macro.shop.own',
      'macro.tool.inner',
    ]);
  });
});

describe('a mistake in a template is told with file, line, column and excerpt', () => {
  it.each<[string, string, Given, string]>([
    [
      'a name that is not known',
      'select 1\nwhere {{ nothing() }}',
      {},
      "orders: template uses 'nothing', which is not known here\n  at models/orders.sql:2:10\n  | where {{ nothing() }}\n  |          ^",
    ],
    ['a name that is not known, though not reached', '{% if false %}{{ nothing() }}{% endif %}', {}, 'models/orders.sql:1:18'],
    ['a package that is not installed', '{{ dbt_utils.star() }}', {}, "not among the installed packages ('dbt_utils.star')"],
    [
      'a macro that a package lacks',
      '{{ tool.star() }}',
      { packages: { tool: '{% macro moon() %}{% endmacro %}' } },
      "package 'tool' has no 'star' here",
    ],
    ['a statement that is not supported', 'select 1\n{% include "x" %}', {}, '{% include %} is not supported\n  at models/orders.sql:2:1'],
    [
      'a block that is not closed',
      '{% if true %}\n{% for n in [] %}\n{% endif %}',
      {},
      '{% endif %} stands where {% endfor %} is expected',
    ],
    ['a tag that is not closed', 'select {{ 1', {}, 'tag is not closed: }} is missing\n  at models/orders.sql:1:8'],
    ['an expression that cannot be read', 'select 1,\n{{ ref("a" }}', {}, 'at models/orders.sql:2:1'],
    [
      'a function of the adapter that is not supported, though not reached',
      '{% if execute %}\n{{ adapter.drop_schema() }}{% endif %}',
      {},
      "adapter has no 'drop_schema' here; it is not supported\n  at models/orders.sql:2:12",
    ],
    [
      'a filter that does not exist, though not reached',
      '{% if execute %}{{ 1 | shuffle }}{% endif %}',
      {},
      "filter 'shuffle' is not supported\n  at models/orders.sql:1:17",
    ],
    ['a filter that does not exist', '\n{{ [1] | shuffle }}', {}, "filter 'shuffle' is not supported\n  at models/orders.sql:2:1"],
    ['a test that does not exist', '{{ 1 is prime }}', {}, "test 'is prime' is not supported"],
    [
      'a variable without value',
      "select 1\nwhere {{ var('x') }}",
      {},
      "var('x') is not set and has no default; set it under vars: in dbt_project.yml, or give --vars '{x: ...}'\n  at models/orders.sql:2:7",
    ],
    ['an environment variable that is missing', "{{ env_var('NO') }}", {}, "env_var('NO'): the environment has no such variable"],
    ['a secret', "{{ env_var('DBT_ENV_SECRET_KEY', '') }}", {}, 'secrets have no place'],
    ['a version of a model', "{{ ref('a', v=2) }}", {}, 'versions of models are not supported'],
    [
      'an error that the project raises in a macro',
      '\n{{ check() }}',
      { macros: `\n\n{% macro check() %}{{ exceptions.raise_compiler_error('no way') }}{% endmacro %}` },
      'no way\n  in macro check at macros/all.sql:3:20\n  at models/orders.sql:2:1',
    ],
    ['an argument that a macro does not take', '{{ f(b=1) }}', { macros: '{% macro f(a) %}{% endmacro %}' }, "f() has no argument 'b'"],
  ])('%s', (_, text, given, expected) => {
    expect(complaint(text, given)).toContain(expected);
  });
});

it('a branch for another database may use what is not here', () => {
  expect(complaint(`{% if target.type == 'other' %}{{ their_macro() }}{{ adapter.theirs() }}{% endif %}`)).toBe('no error');
});

it('what is logged becomes a notice', () => {
  const { engine, notices } = engineOf();
  const file = { path: 'models/orders.sql', text: `{{ log('seen', info=true) }}{{ log('unseen') }}{% do exceptions.warn('beware') %}` };
  engine.capture({ file, node: 'orders', package: 'shop', kind: 'model', settings: {} });
  expect(notices.all().map((notice) => notice.text)).toEqual(['seen', 'beware']);
});

it('values of YAML keep their type when they are one expression', () => {
  const { engine } = engineOf({ vars: { on: false, days: 3 } });
  const value = (text: string) => engine.value(text, { file: 'a.yml' }, 'shop');
  expect([
    value("{{ var('on') }}"),
    value("{{ var('days') + 1 }}"),
    value("x_{{ env_var('REGION') }}"),
    value("{{ target.name == 'dev' }}"),
  ]).toEqual([false, 4, 'x_north', true]);
});

it('schema and alias follow the macros of the project', () => {
  const node = { name: 'orders', package: 'shop', kind: 'model', fqn: ['shop', 'orders'], path: 'models/orders.sql', settings: {} };
  const plain = engineOf().engine;
  expect([plain.schemaName(null, node), plain.schemaName('marts', node), plain.aliasName(null, node), plain.aliasName('o', node)]).toEqual([
    'public',
    'public_marts',
    'orders',
    'o',
  ]);
  const own = engineOf({
    macros: `{% macro generate_schema_name(custom_schema_name, node) -%} {{ custom_schema_name or node.name }} {%- endmacro %}`,
  }).engine;
  expect([own.schemaName(null, node), own.schemaName('marts', node)]).toEqual(['orders', 'marts']);
});

describe('config in a template that is parsed', () => {
  it('sets with set(), and tells nothing yet, so that what is read does not hang on it', () => {
    const text =
      "{{ config(tags=['a']) }}{% do config.set('alias', 'sales') %}{% if 'a' in config.get('tags', {}) %}{{ ref('x') }}{% else %}{{ ref('y') }}{% endif %}";
    expect(captured(text)).toMatchObject({ settings: { tags: ['a'], alias: 'sales' }, refs: [{ package: null, name: 'y' }] });
  });
});

describe('a variable that holds Jinja', () => {
  it('is rendered where it is used, as dbt does', () => {
    const vars = { until: "{{ env_var('REGION') }} of {{ helper() }}" };
    const text = "{{ config(alias=var('until')) }} select 1";
    expect(captured(text, { vars, macros: '{% macro helper() %}here{% endmacro %}' }).settings).toEqual({ alias: 'north of here' });
  });

  it('gives what a default says as it stands', () => {
    expect(captured("{{ config(alias=var('unset', '{{ as it is }}')) }} select 1").settings).toEqual({ alias: '{{ as it is }}' });
  });
});
