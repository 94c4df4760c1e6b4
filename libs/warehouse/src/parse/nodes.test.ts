import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles, modelOf, nodeOf, onlyTest } from '../testing/load-files';

const one = { 'dbt_project.yml': 'name: example\n', 'models/one.sql': 'select 1 as n' };

describe('a source', () => {
  const sources = (yaml: string) => ({ ...one, 'models/staging/sources.yml': `sources:\n  - name: registry\n${yaml}` });

  it('has tables with schema, identifier, description, columns, tags and meta', async () => {
    const { parsed } = await loadFiles(
      sources(
        [
          "    schema: \"{{ var('where', 'reg') }}\"",
          '    description: The register.',
          '    tags: [outer]',
          '    meta: { owner: a }',
          '    tables:',
          '      - name: reports',
          '        identifier: all_reports',
          '        description: All reports.',
          '        config: { tags: inner, meta: { kind: b } }',
          '        columns: [{ name: id, description: Number., data_type: bigint }]',
        ].join('\n'),
      ),
    );
    expect(parsed.sources).toMatchObject([
      {
        id: 'source.example.registry.reports',
        fqn: ['example', 'staging', 'registry', 'reports'],
        schema: 'reg',
        identifier: 'all_reports',
        description: 'All reports.',
        sourceDescription: 'The register.',
        tags: ['outer', 'inner'],
        meta: { owner: 'a', kind: 'b' },
        columns: [{ name: 'id', description: 'Number.', dataType: 'bigint' }],
        line: 8,
      },
    ]);
  });

  it.each<[string, string, object | null]>([
    [
      'of the source counts for its tables',
      '        x: 1',
      { warnAfter: { count: 1, period: 'day' }, errorAfter: { count: 2, period: 'day' }, filter: 'f' },
    ],
    [
      'of a table is laid over that of the source',
      '        freshness: { warn_after: { count: 5 }, filter: g }',
      { warnAfter: { count: 5, period: 'day' }, errorAfter: { count: 2, period: 'day' }, filter: 'g' },
    ],
    ['may be switched off for a table', '        freshness: null', null],
    [
      'may stand in config',
      '        config: { freshness: { error_after: { count: 9, period: hour } } }',
      { warnAfter: { count: 1, period: 'day' }, errorAfter: { count: 9, period: 'hour' }, filter: 'f' },
    ],
  ])('freshness %s', async (_, table, expected) => {
    const { parsed } = await loadFiles(
      sources(
        [
          '    loaded_at_field: recorded_at',
          '    freshness: { warn_after: { count: 1, period: day }, error_after: { count: 2, period: day }, filter: f }',
          '    tables:',
          '      - name: reports',
          table.replace('x: 1', 'description: x'),
        ].join('\n'),
      ),
    );
    expect(parsed.sources).toMatchObject([{ loadedAtField: 'recorded_at', freshness: expected }]);
  });

  it('may be switched off: nothing may read it then', async () => {
    const files = sources(
      '    tables:\n      - name: reports\n        config: { enabled: false }\n        columns: [{ name: id, data_tests: [unique] }]\n',
    );
    const { parsed } = await loadFiles(files);
    expect(parsed).toMatchObject({
      sources: [],
      disabled: [expect.stringContaining('source.example.registry.reports'), expect.stringMatching(/^test\./)],
    });
    expect(await complaintOf({ ...files, 'models/two.sql': "select * from {{ source('registry', 'reports') }}" })).toContain(
      "two: source 'registry.reports' is disabled; enable it or do not read it\n  at models/two.sql:1:37",
    );
  });

  it('has tests of tables and columns', async () => {
    const graph = await loadFiles(
      sources('    tables:\n      - name: reports\n        columns: [{ name: id, quote: true, tags: [key], data_tests: [unique] }]\n'),
    );
    const test = onlyTest(graph);
    expect(test).toMatchObject({
      attached: 'source.example.registry.reports',
      column: 'id',
      tags: ['key'],
      sources: [{ source: 'registry', table: 'reports' }],
    });
    expect(test.template).toContain(String.raw`column_name="\"id\""`);
    expect(graph.parents.get(test.id)).toEqual(['source.example.registry.reports']);
  });

  it.each<[string, string, string]>([
    ['a table declared twice', '    tables: [{ name: a }, { name: a }]\n', 'two sources have this name'],
    ['an override of a package', '    overrides: other\n', "'overrides' of a source is not supported"],
    ['a period that is none', '    freshness: { warn_after: { count: 1, period: week } }\n', 'at models/staging/sources.yml:3'],
    ['an empty loaded_at_field', "    loaded_at_field: ''\n", 'at models/staging/sources.yml:3'],
  ])('%s is refused', async (_, yaml, expected) => {
    expect(await complaintOf(sources(yaml))).toContain(expected);
  });
});

describe('a snapshot', () => {
  const seed = { 'dbt_project.yml': 'name: example\n', 'seeds/people.csv': 'id,n\n1,2\n' };

  it('is a block; several may stand in one file', async () => {
    const graph = await loadFiles({
      ...seed,
      'snapshots/old/all.sql': [
        '{# {% snapshot not_this %} #}',
        "{% snapshot first %}{{ config(strategy='check', unique_key='id', check_cols='all') }}",
        "select * from {{ ref('people') }}{% endsnapshot %}",
        '{% snapshot second %}',
        "{{ config(strategy='timestamp', unique_key=['id', 'n'], updated_at='at', hard_deletes='invalidate', target_schema='kept') }}",
        "select * from {{ ref('people') }}",
        '{% endsnapshot %}',
      ].join('\n'),
    });
    expect(nodeOf(graph, 'snapshot', 'first')).toMatchObject({
      id: 'snapshot.example.first',
      fqn: ['example', 'old', 'all', 'first'],
      refs: [{ package: null, name: 'people' }],
      config: { materialized: 'snapshot', snapshot: { strategy: 'check', uniqueKey: ['id'], checkCols: 'all', hardDeletes: 'ignore' } },
    });
    expect(nodeOf(graph, 'snapshot', 'second')).toMatchObject({
      schema: 'kept',
      line: 4,
      config: { snapshot: { strategy: 'timestamp', uniqueKey: ['id', 'n'], updatedAt: 'at', hardDeletes: 'invalidate' } },
    });
  });

  it('is YAML with a relation', async () => {
    const graph = await loadFiles({
      ...seed,
      'snapshots/all.yml': [
        'snapshots:',
        '  - name: history',
        "    relation: ref('people')",
        '    config:',
        '      strategy: timestamp',
        '      unique_key: id',
        '      updated_at: at',
        '      invalidate_hard_deletes: true',
        '      dbt_valid_to_current: "\'9999-12-31\'"',
        '      snapshot_meta_column_names: { dbt_valid_from: valid_from }',
        '    columns: [{ name: id, data_tests: [not_null] }]',
      ].join('\n'),
    });
    expect(nodeOf(graph, 'snapshot', 'history')).toMatchObject({
      template: "select * from {{ ref('people') }}",
      config: { snapshot: { hardDeletes: 'invalidate', validToCurrent: "'9999-12-31'", columnNames: { dbt_valid_from: 'valid_from' } } },
    });
    expect(onlyTest(graph).attached).toBe('snapshot.example.history');
  });

  it.each<[string, string, string]>([
    [
      'no strategy',
      "{% snapshot a %}\n{{ config(unique_key='id') }} select 1{% endsnapshot %}",
      "strategy: a snapshot needs a strategy: 'timestamp' or 'check'",
    ],
    [
      'another strategy',
      "{% snapshot a %}\n{{ config(strategy='own', unique_key='id') }} select 1{% endsnapshot %}",
      "strategy: 'own' is not supported (timestamp, check)\n  at snapshots/a.sql:2:11",
    ],
    ['no key', "{% snapshot a %}\n{{ config(strategy='check') }} select 1{% endsnapshot %}", 'unique_key: a snapshot needs a unique_key'],
    ['no columns to check', "{% snapshot a %}{{ config(strategy='check', unique_key='id') }} select 1{% endsnapshot %}", 'check_cols'],
    [
      'no updated_at',
      "{% snapshot a %}{{ config(strategy='timestamp', unique_key='id') }} select 1{% endsnapshot %}",
      'updated_at: the timestamp strategy needs updated_at',
    ],
    ['no end', 'select\n{% snapshot a %} select 1', '{% snapshot a %} is not closed; add {% endsnapshot %}\n  at snapshots/a.sql:2:1'],
    ['no beginning', '{% endsnapshot %}', '{% endsnapshot %} closes nothing\n  at snapshots/a.sql:1:1'],
    ['one in another', '{% snapshot a %}\n{% snapshot b %}', 'opens before {% endsnapshot %} closes'],
    [
      'a mistake in its text',
      "\n{% snapshot a %}\n{{ config(strategy='check', unique_key='id', check_cols='all') }}\nselect {{ nothing() }}{% endsnapshot %}",
      'at snapshots/a.sql:4:11',
    ],
  ])('with %s is refused with its place', async (_, text, expected) => {
    expect(await complaintOf({ ...seed, 'snapshots/a.sql': text })).toContain(expected);
  });
});

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
      'a column described twice',
      { 'models/a.yml': 'models:\n  - name: one\n    columns:\n      - name: n\n      - name: n\n' },
      "column 'n' is described twice\n  at models/a.yml:5",
    ],
    [
      'a test that is not there',
      { 'models/a.yml': 'models:\n  - name: one\n    data_tests:\n      - uniqe\n' },
      "one: there is no test 'uniqe'\n  at models/a.yml:4",
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
