import { afterEach, describe, expect, it } from 'vitest';
import { loadGraph, parseOptionsOf } from '../prepare-project';
import type { CompiledNode, Graph } from '../stages';
import { testProjectFiles, type TestProject } from '../testing/project-files';
import { compileNode, compileWithQueries, NeedsQuery, renderText, type CompileOptions } from './compile-node';
import { qualified } from './relations';

const now = () => new Date('2026-03-04T05:06:07Z');
let project: TestProject | undefined;

afterEach(async () => {
  await project?.remove();
  project = undefined;
});

async function load(files: Readonly<Record<string, string>>): Promise<{ graph: Graph; options: CompileOptions }> {
  project = await testProjectFiles(files);
  const given = { projectDirectory: project.directory, now, invocationId: 'abc', env: { REGION: 'north' } };
  const relation: CompileOptions['relation'] = (node) => qualified(node.schema, node.alias);
  return {
    graph: await loadGraph(given),
    options: { project: parseOptionsOf(given), relation, self: relation, isIncremental: () => false },
  };
}

function nodeOf(graph: Graph, name: string) {
  const node = graph.parsed.nodes.find((candidate) => candidate.name === name);
  if (!node) throw new Error(`there is no ${name}`);
  return node;
}

async function compiled(files: Readonly<Record<string, string>>, more: Partial<CompileOptions> = {}): Promise<CompiledNode> {
  const { graph, options } = await load(files);
  return compileNode(graph, nodeOf(graph, 'orders'), { ...options, ...more });
}

async function sqlOf(template: string, files: Readonly<Record<string, string>> = {}, more: Partial<CompileOptions> = {}): Promise<string> {
  return (await compiled({ ...files, 'models/orders.sql': template }, more)).sql;
}

const A = { 'models/a.sql': 'select 1 as n' };

describe('names of a template', () => {
  it.each([
    ["{{ ref('a') }}", '"marts"."a"'],
    ["{{ ref('example', 'a') }}", '"marts"."a"'],
    ["{{ ref('a').schema }}.{{ ref('a').identifier }}", 'marts.a'],
    ["{{ ref('a').include(schema=false) }} {{ ref('a').quote(schema=false) }} {{ ref('a').is_view }}", '"a" marts."a" True'],
    ['{{ this }} {{ this.name }} {{ this.schema }}', '"marts"."orders" orders marts'],
    ['{{ is_incremental() }} {{ execute }}', 'False True'],
    ["{{ target.name }} {{ target.type }} {{ target['schema'] }}", 'default postgres public'],
    ['{{ run_started_at }}', '2026-03-04 05:06:07+00:00'],
    [
      "{{ run_started_at.strftime('%Y-%m-%d %H') }} {{ run_started_at.isoformat() }} {{ run_started_at.date() }}",
      '2026-03-04 05 2026-03-04T05:06:07+00:00 2026-03-04',
    ],
    ["{{ run_started_at.astimezone(modules.pytz.timezone('Europe/Amsterdam')) }}", '2026-03-04 06:06:07+01:00'],
    [
      '{{ (run_started_at - modules.datetime.timedelta(days=1)).date() }} {{ modules.datetime.date(2024, 2, 29) }}',
      '2026-03-03 2024-02-29',
    ],
    ["{{ modules.datetime.datetime.strptime('2024-01-02', '%Y-%m-%d').strftime('%d/%m/%Y') }}", '02/01/2024'],
    [
      "{{ modules.re.sub('[^a-z]+', '_', 'a b-c') }} {{ modules.re.match('(\\w)b', 'ab').group(1) }} {{ modules.re.findall('\\d', 'a1b2') }}",
      "a_b_c a ['1', '2']",
    ],
    ['{{ invocation_id }} {{ project_name }} {{ flags.FULL_REFRESH }} {{ flags.WHICH }}', 'abc example False build'],
    ["{{ env_var('REGION') }} {{ env_var('NO', 'x') }}", 'north x'],
    ['{{ model.name }} {{ model.unique_id }} {{ model.config.materialized }}', 'orders model.example.orders view'],
    ["{{ config.get('materialized') }} {{ config.get('nothing', 'else') }}", 'view else'],
    ["{{ graph.nodes['model.example.a'].name }}", 'a'],
    ["{{ adapter.quote('x') }} {{ api.Relation.create(schema='s', identifier='t') }} {{ adapter.type() }}", '"x" "s"."t" postgres'],
    [
      "{{ fromjson('{\"a\": [1]}').a }} {{ tojson({'b': 1}) }} {{ fromyaml('a: 1').a }} {{ local_md5('x') }}",
      '[1] {"b": 1} 1 9dd4e461268c8034f5c8564e155c67a6',
    ],
    ["{{ zip([1, 2], ['a', 'b']) | list }} {{ set([1, 1, 2]) | length }}", "[(1, 'a'), (2, 'b')] 2"],
    ["{{ log('x') }}{{ dbt.type_string() }} {{ type_timestamp() }} {{ dbt.type_numeric() }}", 'TEXT timestamp numeric(28,6)'],
    [
      "{{ dbt.date_trunc('day', 'x') }} {{ dbt.concat(['a', 'b']) }} {{ dbt.dateadd('day', 1, 'x') }}",
      "date_trunc('day', x) a || b x + ((interval '1 day') * (1))",
    ],
  ])('%s', async (template, expected) => {
    expect(await sqlOf(`-- {{ ref('a') }}\n${template}`, A)).toBe(`-- "marts"."a"\n${expected}`);
  });
});

describe('macros', () => {
  it('a dispatched macro of the project takes the place of that of a package and of dbt', async () => {
    const files = {
      'dbt_project.yml': 'name: example\ndispatch:\n  - { macro_namespace: tool, search_order: [example, tool] }\n',
      'dbt_packages/tool/dbt_project.yml': 'name: tool\n',
      'dbt_packages/tool/macros/m.sql': `{% macro size() %}{{ return(adapter.dispatch('size', 'tool')()) }}{% endmacro %}{% macro default__size() %}theirs{% endmacro %}`,
      'macros/own.sql': `{% macro default__size() %}ours{% endmacro %}{% macro postgres__hash(field) %}own({{ field }}){% endmacro %}`,
    };
    expect(await sqlOf('{{ tool.size() }} {{ dbt.hash("x") }}', files)).toBe('ours own(x)');
  });

  it('a package finds its own macros before those of the project', async () => {
    const files = {
      'dbt_packages/tool/dbt_project.yml': 'name: tool\n',
      'dbt_packages/tool/macros/m.sql': '{% macro outer() %}{{ inner() }}{% endmacro %}{% macro inner() %}theirs{% endmacro %}',
      'macros/own.sql': '{% macro inner() %}ours{% endmacro %}',
    };
    expect(await sqlOf('{{ tool.outer() }} {{ inner() }}', files)).toBe('theirs ours');
  });

  it('a macro of the project may write over ref and still call it', async () => {
    const own = { ...A, 'macros/ref.sql': '{% macro ref(name) %}{{ return(builtins.ref(name).include(schema=false)) }}{% endmacro %}' };
    expect(await sqlOf("{{ ref('a') }}", own)).toBe('"a"');
  });

  it('a macro of a package that cannot be read is told only when it is called', async () => {
    const files = {
      'dbt_packages/tool/dbt_project.yml': 'name: tool\n',
      'dbt_packages/tool/macros/m.sql': '{% macro good() %}fine{% endmacro %}\n{% macro bad() %}{% include "x" %}{% endmacro %}',
    };
    expect(await sqlOf('{{ tool.good() }}', files)).toBe('fine');
    await expect(sqlOf('{{ tool.bad() }}', files)).rejects.toThrow(/include %\} is not supported\n {2}at .*m\.sql:2:18/);
  });
});

describe('lines of finished SQL are those of the file', () => {
  it.each([
    ['tags over several lines', "{{ config(\n  materialized='table'\n) }}\nselect 1 as here", 4],
    ['statements with trimming', '{%- set a = [\n  1,\n  2\n] -%}\n\nselect {{ a[0] }} as here', 6],
    ['comments', '{# one\ntwo #}\nselect 1 as here', 3],
    ['conditions that drop lines', 'select 1\n{% if false %}\n, 2\n, 3\n{% endif %}\nfrom x as here', 6],
    ['macros that write lines', "{% macro two() %}\nx\n{% endmacro %}\nselect\n{{- '' }}\n  1 as here", 6],
  ])('%s', async (_, template, line) => {
    const sql = await sqlOf(template);
    expect(sql.split('\n').findIndex((text) => text.includes('here')) + 1).toBe(line);
  });

  it('what is glued stays glued', async () => {
    expect(await sqlOf("select a_{{\n'b'\n-}}\n_c as x")).toContain('a_b_c as x');
  });
});

describe('ephemeral models', () => {
  const files = {
    'models/low.sql': "{{ config(materialized='ephemeral') }}select 1 as n",
    'models/high.sql': "{{ config(materialized='ephemeral') }}select * from {{ ref('low') }}",
  };
  const flat = (sql: string) => sql.replace(/\s+/g, ' ').trim();

  it('become CTEs, each once, before what reads them', async () => {
    expect(flat(await sqlOf("select * from {{ ref('high') }} join {{ ref('low') }} using (n)", files))).toBe(
      'with "__dbt__cte__low" as ( select 1 as n ), "__dbt__cte__high" as ( select * from "__dbt__cte__low" ) select * from "__dbt__cte__high" join "__dbt__cte__low" using (n)',
    );
  });

  it.each([
    [
      "-- with\nwith x as (select * from {{ ref('low') }}) select * from x",
      'with "__dbt__cte__low" as ( select 1 as n ), -- with x as (select * from "__dbt__cte__low") select * from x',
    ],
    [
      "WITH RECURSIVE x as (select * from {{ ref('low') }}) select * from x",
      'with recursive "__dbt__cte__low" as ( select 1 as n ), x as (select * from "__dbt__cte__low") select * from x',
    ],
    ["select 'with' from {{ ref('low') }}", `with "__dbt__cte__low" as ( select 1 as n ) select 'with' from "__dbt__cte__low"`],
  ])('join the WITH of %s', async (template, expected) => {
    expect(flat(await sqlOf(template, files))).toBe(expected);
  });

  it('the lead counts the lines in front', async () => {
    const { sql, lead } = await compiled({
      ...files,
      'models/orders.sql': "/* first */ with x as (select 2)\nselect * from {{ ref('high') }}",
    });
    expect(sql.split('\n')[lead]).toMatch(/^\/\* first \*\//);
  });

  it('can be read as relations instead', async () => {
    expect(await sqlOf("select * from {{ ref('low') }}", files, { inlineEphemeral: () => false })).toBe('select * from "marts"."low"');
  });
});

describe('hooks and other texts', () => {
  it('hooks know this and ref', async () => {
    const files = {
      ...A,
      'models/orders.sql': `{{ config(post_hook="analyze {{ this }}", pre_hook=["delete from {{ ref('a') }}"]) }}select 1`,
    };
    const { preHooks, postHooks } = await compiled(files);
    expect([...preHooks, ...postHooks].map((hook) => hook.sql)).toEqual(['delete from "marts"."a"', 'analyze "marts"."orders"']);
  });

  it('a mistake is told at its line in the file that holds the text', async () => {
    const { graph, options } = await load({});
    const file = { path: 'models/x.yml', text: 'a: 1\nb: "{{ nothing() }}"\n' };
    expect(() => renderText(graph, '{{ nothing() }}', file, options)).toThrow(
      /'nothing', which is not known here\n {2}at models\/x\.yml:2:8/,
    );
  });

  it('a unit test puts constants in the place of macros, variables and the environment', async () => {
    const overrides = { macros: { is_incremental: true, 'example.colour': 'red' }, vars: { size: 3 }, env: { REGION: 'south' } };
    const files = { 'macros/c.sql': '{% macro colour() %}blue{% endmacro %}' };
    expect(
      await sqlOf("{{ is_incremental() }} {{ example.colour() }} {{ var('size', 1) }} {{ env_var('REGION') }}", files, { overrides }),
    ).toBe('True red 3 south');
  });
});

describe('a template that asks the database', () => {
  const files = {
    'macros/own.sql':
      "{% macro names() %}{% if execute %}{{ return(run_query('select name from t').columns[0].values()) }}{% endif %}{{ return([]) }}{% endmacro %}",
    'models/orders.sql':
      "select {{ names() | join(', ') }} {% for row in run_query('select a, b from u') %}{{ row['a'] }}{{ row[1] }}{% endfor %}",
  };
  const answers: Readonly<Record<string, readonly unknown[][]>> = {
    'select name from t': [['x'], ['y']],
    'select a, b from u': [[1, null]],
  };

  it('waits for an answer', async () => {
    const { graph, options } = await load(files);
    expect(() => compileNode(graph, nodeOf(graph, 'orders'), options)).toThrow(NeedsQuery);
    expect(() => compileNode(graph, nodeOf(graph, 'orders'), options)).toThrow(/needs a connection: select name from t/);
  });

  it('gets each answer once', async () => {
    const { graph, options } = await load(files);
    const asked: string[] = [];
    const { sql } = await compileWithQueries(graph, nodeOf(graph, 'orders'), options, (question) => {
      asked.push(question);
      return Promise.resolve({ columns: ['a', 'b'], rows: answers[question] ?? [] });
    });
    expect([sql, asked]).toEqual(['select x, y 1None', ['select name from t', 'select a, b from u']]);
  });
});

describe('a mistake that shows only now', () => {
  it('a ref that was not there when the project was parsed', async () => {
    await expect(sqlOf("select 1\n{% if execute %}{{ ref('a') }}{% endif %}", A)).rejects.toThrow(
      /ref\('a'\) was not seen when the project was parsed; add a line '-- depends_on: \{\{ ref\('a'\) \}\}'[^]*at models\/orders\.sql:2:17/,
    );
  });
});

it('a name that stands in the SQL as data is the one that is served, as dbt writes it; one that is looked up stays', async () => {
  const template =
    "select '{{ ref('a').render() }}' as origin, '{{ ref('a') }}'::regclass as place, {{ dbt.string_literal(ref('a')) }} from {{ ref('a') }}";
  const building: CompileOptions['relation'] = (node) => qualified(node.schema, `${node.alias}__building`);
  expect(await sqlOf(template, A, { relation: building })).toBe(
    `select '"postgres"."marts"."a"' as origin, '"marts"."a__building"'::regclass as place, '"postgres"."marts"."a"' from "marts"."a__building"`,
  );
});
