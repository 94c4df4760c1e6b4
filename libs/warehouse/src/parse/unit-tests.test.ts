import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles, nodeOf } from '../testing/load-files';

const one = { 'dbt_project.yml': 'name: example\n', 'models/one.sql': 'select 1 as n' };

describe('a unit test', () => {
  const files = (unitTest: string, model = "select * from {{ ref('one') }} join {{ source('s', 't') }} using (n)") => ({
    ...one,
    'models/two.sql': model,
    'seeds/three.csv': 'n\n3\n',
    'models/two.yml': `sources: [{ name: s, tables: [{ name: t }] }]\nunit_tests:\n  - name: it_adds\n    model: two\n${unitTest}`,
    'tests/fixtures/rows.csv': 'n\n9\n',
  });

  it('takes rows as mappings, CSV, SQL, a file, or the seed itself', async () => {
    const graph = await loadFiles(
      files(
        [
          '    given:',
          "      - { input: ref('one'), rows: [{ n: 1 }] }",
          `      - { input: "source('s', 't')", format: csv, rows: "n\\n2" }`,
          "      - { input: ref('three') }",
          '      - { input: this, format: csv, fixture: rows }',
          '    expect: { format: sql, rows: select 1 as n }',
          '    overrides: { vars: { v: 1 }, macros: { is_incremental: true }, env_vars: { E: x } }',
        ].join('\n'),
      ),
    );
    const node = nodeOf(graph, 'unit_test', 'it_adds');
    expect(node).toMatchObject({
      id: 'unit_test.example.two.it_adds',
      model: 'model.example.two',
      given: [
        { input: "ref('one')", rows: { format: 'dict', rows: [{ n: 1 }] } },
        { input: "source('s', 't')", rows: { format: 'csv', text: 'n\n2' } },
        { input: "ref('three')", rows: { format: 'csv', text: 'n\n3\n' } },
        { input: 'this', rows: { format: 'csv', text: 'n\n9\n' } },
      ],
      expect: { format: 'sql', text: 'select 1 as n' },
      overrides: { vars: { v: 1 }, macros: { is_incremental: true }, envVars: { E: 'x' } },
    });
    expect(graph.parents.get(node.id)).toEqual(['model.example.two', 'model.example.one', 'source.example.s.t', 'seed.example.three']);
  });

  const incremental = "{{ config(materialized='incremental') }} select 1 as n {% if is_incremental() %} from {{ this }} {% endif %}";
  it.each<[string, string, string, string]>([
    [
      'of a model that is not there',
      '    given: []\n    expect: { rows: [] }\n',
      '',
      "there is no model 'two' in this package\n  at models/two.yml:4",
    ],
    [
      'with rows that are no list',
      "    given: [{ input: ref('one'), rows: x }]\n    expect: { rows: [] }\n",
      'select 1',
      'rows of format dict are a list of mappings\n  at models/two.yml:5',
    ],
    [
      'with an input that is none',
      '    given: [{ input: one, rows: [] }]\n    expect: { rows: [] }\n',
      'select 1',
      "'one' is not ref('model'), source('source', 'table') or this\n  at models/two.yml:5",
    ],
    [
      'with a fixture that is not there',
      '    given: []\n    expect: { format: csv, fixture: nothing }\n',
      'select 1',
      "there is no fixture 'nothing.csv' under tests/fixtures\n  at models/two.yml:6",
    ],
    ['without expectation', '    given: []\n', 'select 1', 'at models/two.yml:3'],
    [
      'of an incremental model that does not say which way',
      '    given: []\n    expect: { rows: [] }\n',
      incremental,
      'give overrides.macros.is_incremental, true or false\n  at models/two.yml:3',
    ],
    [
      'of the second run without the rows of this',
      '    given: []\n    expect: { rows: [] }\n    overrides: { macros: { is_incremental: true } }\n',
      incremental,
      "the rows of 'this' must be given too\n  at models/two.yml:5",
    ],
  ])('%s is refused with its place', async (_, unitTest, model, expected) => {
    const { 'models/two.sql': sql, ...others } = files(unitTest, model);
    expect(await complaintOf(sql === '' ? others : { ...others, 'models/two.sql': sql })).toContain(expected);
  });
});
