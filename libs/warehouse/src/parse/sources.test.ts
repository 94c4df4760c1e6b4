import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles, onlyTest } from '../testing/load-files';

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
