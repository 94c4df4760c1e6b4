import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  addMonths,
  containsBsn,
  daysBetween,
  firstDay,
  formatAmount,
  formatCount,
  formatDate,
  formatShortDate,
  isPartialDate,
  isPlainDate,
  isReportNumber,
  isUuid,
  lastDay,
  legalDate,
  newId,
  reportNumber,
  yearsBetween,
} from './index';

const anyDay = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('plain dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1899-12-31', '26-01-01', '', null])('%s is no day', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  it('every generated day is a day, and adding days is undone by subtracting them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, n) => {
        expect(isPlainDate(day)).toBe(true);
        expect(addDays(addDays(day, n), -n)).toBe(day);
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-15', 3, '2027-02-15'],
  ])('%s plus %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('an age turns on the birthday', () => {
    expect(yearsBetween('2008-05-02', '2026-05-01')).toBe(17);
    expect(yearsBetween('2008-05-02', '2026-05-02')).toBe(18);
  });

  it('the legal day follows Amsterdam, not UTC', () => {
    expect(legalDate(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
    expect(legalDate(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  });
});

describe('partial dates', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024-02-10', '2024-02-10', '2024-02-10'],
  ])('%s spans %s to %s', (date, first, last) => {
    expect(isPartialDate(date)).toBe(true);
    expect(firstDay(date)).toBe(first);
    expect(lastDay(date)).toBe(last);
  });

  it.each(['2024-2', '24', '2024-13', '2023-02-29', '2024-02-1', ' 2024'])('%s is refused', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });
});

describe('citizen service numbers', () => {
  it.each(['111222333', 'bsn 123456782.', '1112.22.333', '111 222 333'])('finds one in "%s"', (text) => {
    expect(containsBsn(text)).toBe(true);
  });

  it.each([
    '111222334',
    'tel. 0612345678',
    'rekening NL91ABNA0417164300',
    '000000000',
    '12345',
    'op 12-03-2026 5 beelden',
    'PL0600-2023123456',
  ])('finds none in "%s"', (text) => {
    expect(containsBsn(text)).toBe(false);
  });
});

describe('report numbers', () => {
  const id = fc.uuid({ version: 7 });

  it('carry unit and year and prove themselves', () => {
    fc.assert(
      fc.property(id, (reportId) => {
        const number = reportNumber('0600', 2026, reportId);
        expect(number.startsWith('0600-26-')).toBe(true);
        expect(isReportNumber(number)).toBe(true);
      }),
    );
  });

  it('a single mistyped character is noticed', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 8, max: 17 }), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (reportId, place, typed) => {
        const number = reportNumber('0600', 2026, reportId);
        const index = place === 13 ? 14 : place;
        fc.pre(number[index] !== typed);
        expect(isReportNumber(number.slice(0, index) + typed + number.slice(index + 1))).toBe(false);
      }),
    );
  });
});

describe('ids', () => {
  it('are version 7 and sort by time', () => {
    let time = 1_700_000_000_000;
    const next = () =>
      newId(
        () => new Date((time += 1)),
        (size) => new Uint8Array(size).fill(255),
      );
    const ids = Array.from({ length: 50 }, next);
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids[0]?.[14]).toBe('7');
  });
});

test('numbers and dates are written as the Dutch write them', () => {
  expect(formatCount(1234567)).toBe('1.234.567');
  expect(formatAmount(548.5)).toBe('€\u00a0548,50');
  expect(formatDate('2026-11-24')).toBe('24 november 2026');
  expect(formatShortDate('2026-11-04')).toBe('04-11-2026');
});
