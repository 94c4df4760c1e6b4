import { describe, expect, it } from 'vitest';
import { complaintOf, loadFiles, nodeOf, onlyTest } from '../testing/load-files';

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
