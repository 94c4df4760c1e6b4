import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSearch } from '../answers/answer-search';
import { cursorSearch } from '../audit/audit-search';
import { dashboardSearch } from '../dashboards/dashboard-search';
import { filterOf, listSearch } from '../reports/list/list-search';
import { parseSearch, stringifySearch } from './search';

const date = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const year = fc.integer({ min: 1900, max: 2199 });
const member = fc.string({ minLength: 1, maxLength: 40 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

describe('state in the address', () => {
  it('of a dashboard comes back as it was, also for codes such as 2000 and 0100 and for odd characters', () => {
    const search = fc.record({
      van: maybe(year),
      tot: maybe(year),
      peildatum: maybe(date),
      eenheid: maybe(fc.oneof(fc.constantFrom('0100', '2000', 'LX'), member)),
      geslacht: maybe(member),
      leeftijd: maybe(member),
      motief: maybe(member),
      platform: maybe(member),
      artikel: maybe(member),
    });
    fc.assert(
      fc.property(search, (state) => {
        expect(dashboardSearch(parseSearch(stringifySearch(state)))).toEqual(state);
      }),
    );
  });

  it('of the list of reports comes back as it was', () => {
    const search = fc.record({
      nummer: maybe(member),
      soort: maybe(member),
      status: maybe(member),
      van: maybe(date),
      tot: maybe(date),
      na: maybe(fc.string({ minLength: 1, maxLength: 500 })),
    });
    fc.assert(
      fc.property(search, (state) => {
        expect(listSearch(parseSearch(stringifySearch(state)))).toEqual(state);
      }),
    );
  });

  it('is readable and leaves out what is not set', () => {
    expect(stringifySearch({ van: 2018, eenheid: '2000', motief: undefined, platform: '' })).toBe('?van=2018&eenheid=2000');
    expect(stringifySearch({})).toBe('');
  });

  it('that makes no sense is ignored, whatever was typed', () => {
    expect(dashboardSearch({ van: 'gisteren', tot: '99999', peildatum: '31-02-2026' })).toMatchObject({
      van: undefined,
      tot: undefined,
      peildatum: undefined,
    });
    expect(answerSearch({ peildatum: '2026-02-31' })).toEqual({ peildatum: undefined });
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const search = parseSearch(typed);
        for (const read of [dashboardSearch, listSearch, cursorSearch, answerSearch]) expect(read(search)).toBeTypeOf('object');
      }),
    );
  });
});

describe('the filter of the list', () => {
  it('is nothing when nothing is filled in, whichever page is shown', () => {
    expect(filterOf({ na: 'abc' })).toBeNull();
  });

  it('reads a report number as people type it', () => {
    expect(filterOf({ nummer: ' 0600-26-7k3m9-qx2ta ' })?.reportNumber).toBe('0600-26-7K3M9-QX2TA');
  });
});
