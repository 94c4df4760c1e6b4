import { describe, expect, it } from 'vitest';
import { isNightly, nextNightly, nightlyOn } from './nightly';

describe('the night is at one moment a day in the Netherlands', () => {
  it.each([
    ['in winter', '2026-11-24', '02:30', '2026-11-24T01:30:00.000Z'],
    ['in summer', '2026-07-01', '02:30', '2026-07-01T00:30:00.000Z'],
    ['when the clock skips it, an hour later', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['when the hour comes twice, the first time', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['just after midnight', '2026-07-01', '00:05', '2026-06-30T22:05:00.000Z'],
    ['just before midnight', '2026-11-24', '23:55', '2026-11-24T22:55:00.000Z'],
  ])('%s', (_, day, at, moment) => {
    expect(nightlyOn(day, at).toISOString()).toBe(moment);
  });

  it('the next one is today or tomorrow, and never now', () => {
    expect(nextNightly(new Date('2026-11-24T01:29:59Z'), '02:30').toISOString()).toBe('2026-11-24T01:30:00.000Z');
    expect(nextNightly(new Date('2026-11-24T01:30:00Z'), '02:30').toISOString()).toBe('2026-11-25T01:30:00.000Z');
  });
});

describe('a crontab that knows UTC and no year', () => {
  const minutesOf = (from: string, days: number) =>
    Array.from({ length: days * 24 * 60 }, (_, index) => new Date(Date.parse(from) + index * 60_000));
  const seen = (moment: Date) => ({
    min: moment.getUTCMinutes(),
    hour: moment.getUTCHours(),
    date: moment.getUTCDate(),
    month: moment.getUTCMonth() + 1,
    dow: moment.getUTCDay(),
  });

  it.each([
    ['around the clock forward', '2026-03-27T00:00:00Z', ['2026-03-27T01:30', '2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30']],
    ['around the clock back', '2026-10-23T00:00:00Z', ['2026-10-23T00:30', '2026-10-24T00:30', '2026-10-25T00:30', '2026-10-26T01:30']],
    ['around new year', '2026-12-30T00:00:00Z', ['2026-12-30T01:30', '2026-12-31T01:30', '2027-01-01T01:30', '2027-01-02T01:30']],
  ])('meets every night once %s', (_, from, nights) => {
    const now = new Date(Date.parse(from) + 3 * 86_400_000);
    const met = minutesOf(from, 4).filter((moment) => isNightly(seen(moment), '02:30', now));
    expect(met.map((moment) => moment.toISOString().slice(0, 16))).toEqual(nights);
  });
});
