import { describe, expect, it } from 'vitest';
import { readCsv } from '../parse/csv';
import { guessTypes } from './seed-types';

const guess = (...values: string[]) => {
  const table = readCsv({ path: 'seeds/a.csv', text: ['a,b', ...values.map((value) => `"${value}",x`)].join('\n') }, { kind: 'seed' });
  const type = guessTypes(table)[0];
  return [type?.type, ...values.map((value) => type?.read(value))];
};

/** Each row was tried with dbt-core 1.11.16 and dbt-postgres (which writes `double precision` as float8). */
describe('the type of a column of a seed is the one dbt guesses', () => {
  it.each([
    ['integer', ['1'], ['1']],
    ['integer', ['-1', '+2', ' 3 '], ['-1', '2', '3']],
    ['integer', ['1.0', '10.0e-1', '1e3', '5.', '007'], ['1', '1', '1000', '5', '007']],
    ['integer', ['$5', '-$5', '50%', '1,000', '1_000'], ['5', '-5', '50', '1000', '1000']],
    ['integer', ['20200101'], ['20200101']],
    ['double precision', ['1', '1.5', '1E-2', '.5'], ['1', '1.5', '1E-2', '.5']],
    ['date', ['2020-01-31', '2020-1-1'], ['2020-01-31', '2020-1-1']],
    ['timestamp without time zone', ['2020-01-01 10:00:00'], ['2020-01-01 10:00:00']],
    ['timestamp without time zone', ['2020-01-01T10:00', '2020-01-01T10:00:00.123Z'], ['2020-01-01T10:00', '2020-01-01T10:00:00.123Z']],
    ['boolean', ['true', 'False', 'TRUE'], ['true', 'false', 'true']],
    ['integer', ['', 'null', '  ', 'NULL'], [null, null, null, null]],
    ['boolean', ['', 'true'], [null, 'true']],
  ])('%s: %j', (type, values, read) => {
    expect(guess(...values)).toEqual([type, ...read]);
  });

  it.each([
    [['t']],
    [['yes']],
    [['None']],
    [['n/a']],
    [['10:00']],
    [['0x10']],
    [['1 000']],
    [['2020-13-01']],
    [['2020-02-30']],
    [['2020-01-01 10:00']],
    [['2020-01-01 10:00:00.5']],
    [['1', 'x']],
    [['1', 'true']],
    [['2020-01-01', '2020-01-01 10:00:00']],
    [['2020-01-01 10:00:00', '2020-01-01T10:00:00']],
  ])('text: %j', (values) => {
    expect(guess(...values)).toEqual(['text', ...values]);
  });

  it('and for whole numbers that dbt cannot load, one that can hold them', () => {
    expect(guess('1', '99999999999')).toEqual(['bigint', '1', '99999999999']);
    expect(guess('12345678901234567890.0')).toEqual(['numeric', '12345678901234567890']);
  });

  it('of a seed without rows is integer', () => {
    expect(guess()).toEqual(['integer']);
  });
});
