import type { NodeResult } from '@register/warehouse';
import { expect, it } from 'vitest';
import { nodeLine, progressView } from './progress';

const result = (change: Partial<NodeResult> = {}): NodeResult => ({
  id: 'model.shop.a',
  name: 'a',
  kind: 'model',
  status: 'success',
  rows: 1200,
  seconds: 0.456,
  startedAt: new Date('2026-01-01T00:00:00Z'),
  thread: 1,
  ...change,
});

it.each([
  [result(), '✓ a  1200 rows  0.46 s'],
  [result({ kind: 'test', status: 'pass', rows: 0 }), '✓ a  test  0.46 s'],
  [result({ kind: 'test', status: 'fail', rows: 3 }), '✗ a  3 wrong  0.46 s'],
  [result({ kind: 'test', status: 'warn', rows: 1 }), '! a  1 wrong  0.46 s'],
  [result({ kind: 'unit_test', status: 'pass', rows: 0 }), '✓ a  unit test  0.46 s'],
  [result({ kind: 'unit_test', status: 'fail', rows: 1 }), '✗ a  unit test: other rows than expected  0.46 s'],
  [result({ status: 'error', rows: 0 }), '✗ a  error  0.46 s'],
  [result({ status: 'skipped', rows: 0, seconds: 0 }), '- a  skipped  0.00 s'],
])('a node is one line: %#', (node, line) => {
  expect(nodeLine(node)).toBe(line);
});

it('a view has no rows of its own, and one row is one', () => {
  expect(nodeLine(result({ rows: 0 }), true)).toBe('✓ a  view  0.46 s');
  expect(nodeLine(result({ rows: 1 }))).toBe('✓ a  1 row  0.46 s');
});

it('without a terminal there are plain lines only', () => {
  let text = '';
  const view = progressView((part) => (text += part), false);
  view.show({ kind: 'started', total: 2 });
  view.show({ kind: 'node', result: result(), done: 1, total: 2 });
  view.show({ kind: 'swapped', relations: 1, seconds: 0.1 });
  view.end();
  expect(text).toBe('✓ a  1200 rows  0.46 s\n✓ 1 relation put in place (0.10 s)\n');
});

it('on a terminal a bar follows and is wiped at the end', () => {
  let text = '';
  const view = progressView((part) => (text += part), true);
  view.show({ kind: 'node', result: result(), done: 1, total: 2 });
  expect(text).toMatch(/✓ a {2}1200 rows {2}0\.46 s\n\[█{12}░{12}\] 1\/2$/);
  view.end();
  expect(text.endsWith('\r\u001B[2K')).toBe(true);
});

it('on a terminal a remark stands above the bar, which stays', () => {
  let text = '';
  const view = progressView((part) => (text += part), true);
  view.show({ kind: 'node', result: result(), done: 1, total: 2 });
  view.line('note: x');
  expect(text).toMatch(/note: x\n\[█{12}░{12}\] 1\/2$/);
});
