import { BuildFailed, WarehouseError, type NodeResult } from '@register/warehouse';
import { expect, it } from 'vitest';
import { failureText } from './failure-text';

const node = (change: Partial<NodeResult>): NodeResult => ({
  id: 'model.a',
  name: 'a',
  kind: 'model',
  status: 'error',
  rows: 0,
  seconds: 0,
  startedAt: new Date('2026-11-24T02:30:00Z'),
  thread: 1,
  ...change,
});

it('failed nodes are named with their place, without what the database said', () => {
  const message =
    'a: invalid input syntax for type integer: "Jansen"\n  at models/marts/a.sql:12:3\n  | select \'Jansen\'::int\n  |        ^';
  const failed = new BuildFailed([
    node({ message }),
    node({ name: 'b', status: 'skipped', message: 'b: skipped, because of a' }),
    node({
      name: 'unique_c',
      kind: 'test',
      status: 'fail',
      rows: 2,
      message: 'unique_c: test finds 2 wrong rows\n  at models/marts/marts.yml:40',
    }),
    node({ name: 'd', status: 'success' }),
  ]);
  expect(failureText(failed)).toBe(
    'a: the database refused it (models/marts/a.sql:12:3)\nunique_c: test finds 2 wrong rows (models/marts/marts.yml:40)',
  );
});

it('an error in the project is told in full', () => {
  const place = { file: 'models/a.sql', line: 1, column: 15, excerpt: "select * from {{ ref('b') }}" };
  expect(failureText(new WarehouseError('unknown-ref', 'no model b', place, 'a'))).toMatch(/^a: no model b\n {2}at models\/a\.sql:1:15/);
});

it.each([
  [
    new WarehouseError('connection', 'the database cannot be used: password authentication failed for user "pipeline"'),
    'the database could not be used',
  ],
  [new WarehouseError('sql', 'the new tables could not be put in place: Key (id)=(Jansen) exists'), 'the database refused a statement'],
  [Object.assign(new Error('insert ... Jansen'), { code: '57P01' }), 'the refresh was cut off (57P01)'],
  ['thrown text', 'the refresh was cut off'],
])('what the database said stays out: %s', (error, text) => {
  expect(failureText(error)).toBe(text);
});
