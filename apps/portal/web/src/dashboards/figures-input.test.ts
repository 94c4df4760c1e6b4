import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterDimension } from './dashboard-definition';
import { figuresInput, periodOf, unregisteredYears } from './figures-input';

const horizon = { registrationBegan: '2018-01-01', asOf: '2026-11-23' };
const question = { measure: 'reports' as const, by: ['year' as const] };
const dimensions: FilterDimension[] = ['unit', 'motive'];

describe('what a chart asks', () => {
  it('by default everything since registration began, as of the newest peildatum', () => {
    expect(figuresInput(question, dimensions, {}, horizon)).toEqual({
      measure: 'reports',
      by: ['year'],
      from: '2018-01-01',
      to: '2026-11-23',
      asOf: '2026-11-23',
      filter: [],
    });
  });

  it('shows two years before registration, of which nothing is asked', () => {
    const period = periodOf({}, horizon);
    expect(period).toEqual({ fromYear: 2016, toYear: 2026 });
    expect(unregisteredYears(period, horizon.registrationBegan)).toEqual([2016, 2017]);
  });

  it('a period wholly before registration is not asked at all', () => {
    expect(figuresInput(question, dimensions, { van: 2010, tot: 2017 }, horizon)).toBeNull();
    expect(unregisteredYears({ fromYear: 2010, toYear: 2012 }, horizon.registrationBegan)).toEqual([2010, 2011, 2012]);
  });

  it('an earlier peildatum ends the period', () => {
    expect(figuresInput(question, dimensions, { peildatum: '2020-05-31' }, horizon)).toMatchObject({
      to: '2020-05-31',
      asOf: '2020-05-31',
    });
  });

  it('filters of the page and of the chart go together; those the page does not offer are left out', () => {
    const input = figuresInput(
      { ...question, filter: [{ dimension: 'platform', members: ['snapchat'] }] },
      dimensions,
      { eenheid: '0600', geslacht: 'man' },
      horizon,
    );
    expect(input?.filter).toEqual([
      { dimension: 'unit', members: ['0600'] },
      { dimension: 'platform', members: ['snapchat'] },
    ]);
  });

  it('never asks a period that is upside down, outside registration or after the peildatum', () => {
    const year = fc.option(fc.integer({ min: 1990, max: 2040 }), { nil: undefined });
    fc.assert(
      fc.property(year, year, (van, tot) => {
        const input = figuresInput(question, [], { van, tot }, horizon);
        const days = input ? [horizon.registrationBegan, String(input.from), String(input.to), horizon.asOf] : [];
        expect(days.toSorted((a, b) => a.localeCompare(b))).toEqual(days);
      }),
    );
  });
});
