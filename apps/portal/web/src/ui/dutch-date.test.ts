import { isPartialDate } from '@register/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readPartialDate, writeDate } from './dutch-date';

describe('dates as registrars type them', () => {
  it.each([
    ['15-03-2024', '2024-03-15'],
    ['5-3-2024', '2024-03-05'],
    ['15/03/2024', '2024-03-15'],
    ['15.3.2024', '2024-03-15'],
    ['15 03 2024', '2024-03-15'],
    ['15032024', '2024-03-15'],
    [' 15-03-2024 ', '2024-03-15'],
    ['29-02-2024', '2024-02-29'],
    ['03-2024', '2024-03'],
    ['3/2024', '2024-03'],
    ['2024', '2024'],
  ])('%s is %s', (typed, date) => {
    expect(readPartialDate(typed)).toBe(date);
  });

  it.each(['31-02-2026', '29-02-2023', '00-01-2024', '13-2024', '15-03-24', '24', '1-2-3-2024', 'maart 2024', '2024-03-15', '', '-'])(
    '%s is no date',
    (typed) => {
      expect(readPartialDate(typed)).toBeNull();
    },
  );

  it.each(['03-2024', '2024'])('%s is no whole day', (typed) => {
    expect(readDate(typed)).toBeNull();
  });

  it('what is written is read back as the same date, whole or partial', () => {
    const date = fc
      .tuple(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom(1, 2, 3),
      )
      .map(([year, month, day, parts]) =>
        [year, month, day]
          .slice(0, parts)
          .map((part) => String(part).padStart(2, '0'))
          .join('-'),
      )
      .filter(isPartialDate);
    fc.assert(
      fc.property(date, (known) => {
        expect(readPartialDate(writeDate(known))).toBe(known);
      }),
    );
  });

  it('whatever is typed gives an existing date or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 ./-]{1,12}$/)), (typed) => {
        const date = readPartialDate(typed);
        expect(date === null || isPartialDate(date)).toBe(true);
      }),
    );
  });
});
