import { expect, it } from 'vitest';
import { differenceText, type DifferingRow } from './unit-test-diff';

const text = (rows: readonly DifferingRow[], columns = ['id', 'name']) => differenceText(columns, rows).join('\n');
const expected = (...values: (string | null)[]): DifferingRow => ({ side: 'expected', values });
const actual = (...values: (string | null)[]): DifferingRow => ({ side: 'actual', values });

it('rows that differ stand in columns, like beside like, the expected one first', () => {
  expect(text([expected('10', 'ann'), expected('2', 'bob'), actual('2', 'bobby'), actual('10', 'ann'), actual('3', null)])).toBe(
    ['  id | name', '- 2  | bob', '+ 2  | bobby', '+ 3  | NULL', '- 10 | ann', '+ 10 | ann'].join('\n'),
  );
});

it('null, the word NULL, nothing and white space can be told apart, and a value stays on its line', () => {
  expect(text([actual('1', 'NULL'), actual('2', ''), actual('3', ' x'), actual('4', 'a\nb')])).toBe(
    ['  id | name', '+ 1  | "NULL"', '+ 2  | ""', '+ 3  | " x"', String.raw`+ 4  | "a\nb"`].join('\n'),
  );
});

it('fifty rows of each side are shown, and that there are more', () => {
  const lines = text(Array.from({ length: 51 }, (_, index) => actual(String(index), 'x'))).split('\n');
  expect(lines).toHaveLength(52);
  expect(lines.slice(-2)).toEqual(['+ 49 | x', '  ... and more']);
});

it('a long value is cut', () => {
  expect(text([actual('x'.repeat(300))], ['word'])).toBe(`  word\n+ ${'x'.repeat(200)}...`);
});
