import type { NodeResult } from '@register/warehouse';
import { expect, it } from 'vitest';
import { nodeLine, progressView } from './progress';

const result = (change: Partial<NodeResult> = {}): NodeResult => ({
  id: 'model.a',
  name: 'a',
  kind: 'model',
  status: 'ok',
  rows: 1200,
  seconds: 0.456,
  ...change,
});

it.each([
  [result(), '✓ a  1200 rows  0.46 s'],
  [result({ kind: 'test', rows: 0 }), '✓ a  test  0.46 s'],
  [result({ kind: 'test', rows: 3, status: 'failed' }), '✗ a  3 wrong  0.46 s'],
  [result({ kind: 'test', rows: 1, status: 'warned' }), '! a  1 wrong  0.46 s'],
  [result({ status: 'failed', rows: 0 }), '✗ a  0 rows  0.46 s'],
  [result({ status: 'skipped', rows: 0, seconds: 0 }), '- a  skipped  0.00 s'],
])('a node is one line: %#', (node, line) => {
  expect(nodeLine(node)).toBe(line);
});

it('without a terminal there are plain lines only', () => {
  let text = '';
  const view = progressView((part) => (text += part), false);
  view.show({ kind: 'started', total: 2 });
  view.show({ kind: 'node', result: result(), done: 1, total: 2 });
  view.show({ kind: 'swapped', relations: 1, seconds: 0.1 });
  view.end();
  expect(text).toBe('✓ a  1200 rows  0.46 s\n✓ 1 relations put in place (0.10 s)\n');
});

it('on a terminal a bar follows and is wiped at the end', () => {
  let text = '';
  const view = progressView((part) => (text += part), true);
  view.show({ kind: 'node', result: result(), done: 1, total: 2 });
  expect(text).toMatch(/✓ a {2}1200 rows {2}0\.46 s\n\[█{12}░{12}\] 1\/2$/);
  view.end();
  expect(text.endsWith('\r\u001B[2K')).toBe(true);
});
