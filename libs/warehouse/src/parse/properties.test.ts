import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles, modelOf, nodeOf } from '../testing/load-files';

const one = { 'dbt_project.yml': 'name: example\n', 'models/one.sql': 'select 1 as n' };

describe('exposures, groups and docs', () => {
  it('an exposure hangs on what it shows', async () => {
    const graph = await loadFiles({
      ...one,
      'models/one.yml': [
        'sources: [{ name: s, tables: [{ name: t }] }]',
        'exposures:',
        '  - name: board',
        '    label: The board',
        '    type: dashboard',
        '    maturity: high',
        '    url: https://example.org',
        '    owner: { name: Team, email: team@example.org }',
        `    depends_on: ["ref('one')", "source('s', 't')"]`,
      ].join('\n'),
    });
    expect(nodeOf(graph, 'exposure', 'board')).toMatchObject({
      id: 'exposure.example.board',
      type: 'dashboard',
      label: 'The board',
      owner: { name: 'Team' },
    });
    expect(graph.parents.get('exposure.example.board')).toEqual(['model.example.one', 'source.example.s.t']);
  });

  it('a docs block is the text of a description, by name or by package and name', async () => {
    const graph = await loadFiles({
      ...one,
      'models/one.yml': `models:\n  - name: one\n    description: "{{ doc('about') }} {{ doc('example', 'more') }}"\n    columns: [{ name: n, description: "{{ doc('more') }}" }]\n`,
      'models/docs.md': 'x\n{% docs about %}\nAbout **it**.\n{% enddocs %}\n{% docs more %} More. {% enddocs %}',
    });
    expect(modelOf(graph, 'one')).toMatchObject({ description: 'About **it**. More.', columns: [{ name: 'n', description: 'More.' }] });
    expect(graph.parsed.docs.map((doc) => doc.id)).toEqual(['doc.example.about', 'doc.example.more']);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'an exposure without owner',
      { 'models/a.yml': 'exposures:\n  - name: a\n    type: dashboard\n    owner: {}\n' },
      'the owner of an exposure has a name or an email\n  at models/a.yml:4',
    ],
    [
      'an exposure of another type',
      { 'models/a.yml': 'exposures:\n  - name: a\n    type: poster\n    owner: { name: x }\n' },
      'at models/a.yml:3',
    ],
    [
      'an exposure of a bare name',
      { 'models/a.yml': 'exposures:\n  - name: a\n    type: dashboard\n    owner: { name: x }\n    depends_on: [one]\n' },
      "'one' is not ref('model') or source('source', 'table')\n  at models/a.yml:5",
    ],
    [
      'a docs block that is not there',
      {
        'models/docs.md': '{% docs about %}x{% enddocs %}',
        'models/a.yml': `models:\n  - name: one\n    description: "{{ doc('abuot') }}"\n`,
      },
      "doc('abuot'): there is no docs block of that name; did you mean 'about'?\n  at models/a.yml:3",
    ],
    [
      'two docs blocks of a name',
      { 'models/docs.md': '{% docs a %}x{% enddocs %}\n{% docs a %}x{% enddocs %}' },
      "docs block 'a' is there twice; the other is in models/docs.md\n  at models/docs.md:2",
    ],
    [
      'a docs block that is not closed',
      { 'models/docs.md': 'x\n{% docs a %}x' },
      '{% docs a %} is not closed; add {% enddocs %}\n  at models/docs.md:2:1',
    ],
    [
      'a group that is not declared',
      { 'models/a.yml': 'models:\n  - name: one\n    config: { group: nobody }\n' },
      "one: there is no group 'nobody'; declare it under groups: in YAML\n  at models/a.yml:2",
    ],
    [
      'versions of a model',
      { 'models/a.yml': 'models:\n  - name: one\n    versions: [{ v: 1 }]\n' },
      'versions of a model are not supported; give each version a name of its own\n  at models/a.yml:3',
    ],
    [
      'a model described twice',
      { 'models/a.yml': 'models: [{ name: one }]\n', 'models/b.yml': 'models:\n  - name: one\n' },
      "'one' is described twice; the other is at models/a.yml:1\n  at models/b.yml:2",
    ],
    [
      'meta in two places',
      { 'models/a.yml': 'models:\n  - name: one\n    meta: { a: 1 }\n    config: { meta: { b: 1 } }\n' },
      "'meta' is given twice, beside config and in it; keep the one in config\n  at models/a.yml:3",
    ],
    [
      'a column described twice',
      { 'models/a.yml': 'models:\n  - name: one\n    columns:\n      - name: n\n      - name: n\n' },
      "column 'n' is described twice\n  at models/a.yml:5",
    ],
    [
      'a test that is not there',
      { 'models/a.yml': 'models:\n  - name: one\n    data_tests:\n      - uniqe\n' },
      "one: there is no test 'uniqe'; did you mean 'unique'?\n  at models/a.yml:4",
    ],
    [
      'a test of a package that is not there',
      { 'models/a.yml': 'models:\n  - name: one\n    data_tests:\n      - dbt_utils.equality\n' },
      "there is no test 'dbt_utils.equality' (is package 'dbt_utils' in dbt_packages?)\n  at models/a.yml:4",
    ],
    [
      'a severity that is none',
      {
        'models/a.yml':
          'models:\n  - name: one\n    columns:\n      - name: n\n        data_tests:\n          - unique: { config: { severity: fatal } }\n',
      },
      "severity: this is error or warn, not 'fatal'\n  at models/a.yml:6",
    ],
    [
      'a check without expression',
      { 'models/a.yml': 'models:\n  - name: one\n    constraints:\n      - type: check\n' },
      'a check needs an expression\n  at models/a.yml:4',
    ],
    [
      'a contract without types',
      { 'models/a.yml': 'models:\n  - name: one\n    config: { contract: { enforced: true } }\n    columns: [{ name: n }]\n' },
      'its contract is enforced, but there is no data_type of n\n  at models/a.yml:2',
    ],
    [
      'a mistake in the Jinja of YAML',
      { 'models/a.yml': `models:\n  - name: one\n    config:\n      alias: "{{ var('nothing') }}"\n` },
      'at models/a.yml:4',
    ],
    ['a value of the wrong kind', { 'models/a.yml': 'models:\n  - name: one\n    columns: none\n' }, 'at models/a.yml:3'],
    ['YAML that cannot be read', { 'models/a.yml': 'models:\n  - name: a\n   description: b\n' }, 'at models/a.yml:3'],
  ])('%s is an error with its place', async (_, files, expected) => {
    expect(await complaintOf({ ...one, ...files })).toContain(expected);
  });
});

describe('macros that dbt would call for its own work', () => {
  it('are told to do nothing; those that are called here are not', async () => {
    const graph = await loadFiles({
      ...one,
      'macros/own.sql': [
        '{% macro postgres__get_incremental_merge_sql(arguments) %}x{% endmacro %}',
        '{% macro generate_schema_name(custom_schema_name, node) %}marts{% endmacro %}',
        '{% macro ours() %}x{% endmacro %}',
      ].join('\n'),
    });
    const text =
      "macro 'postgres__get_incremental_merge_sql' is not called in the place of dbt's own: this SQL is written without macros here";
    expect(graph.parsed.notices).toEqual([{ text, file: 'macros/own.sql' }]);
  });
});
