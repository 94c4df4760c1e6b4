import { describe, expect, it } from 'vitest';
import { actDate, actDay } from './act-day';

describe('the date that decides which law applies', () => {
  it.each([
    ['15-06-2024', '20-11-2026', '2024-06-15', '2024-06-15'],
    ['06-2024', '20-11-2026', '2024-06', '2024-06-01'],
    ['2023', '', '2023', '2023-01-01'],
    ['', '20-11-2026', '2026-11-20', '2026-11-20'],
    ['vorig jaar', '', '2026-11-24', '2026-11-24'],
  ])('act "%s", received "%s": %s', (actFrom, receivedOn, date, day) => {
    expect(actDate(actFrom, receivedOn, '2026-11-24')).toBe(date);
    expect(actDay(actFrom, receivedOn, '2026-11-24')).toBe(day);
  });
});
