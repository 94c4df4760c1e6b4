import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from './report-input';
import { emptyReport, emptySuspect, emptyVictim, type ReportValues } from './report-values';
import { missingFields } from './required-fields';

function report(changes: Partial<ReportValues>): ReportValues {
  return { ...emptyReport(), ...changes };
}

describe('what was typed, as the service gets it', () => {
  it('dates are turned into ISO, as far as they are known', () => {
    const { input, problems } = readReport(report({ receivedOn: '23-11-2026', actFrom: '2024', actTo: '3-2024' }));
    expect(input).toMatchObject({ receivedOn: '2026-11-23', actFrom: '2024', actTo: '2024-03' });
    expect(problems).toEqual([]);
  });

  it('a date that does not exist is named and sent as typed, so that it can never be stored as another', () => {
    const { input, problems } = readReport(report({ receivedOn: '31-02-2026' }));
    expect(input.receivedOn).toBe('31-02-2026');
    expect(problems.map(({ field }) => field)).toEqual(['receivedOn']);
  });

  it('what is left open goes as null, not as empty text or zero', () => {
    const { input } = readReport(report({ victims: [emptyVictim()], suspects: [emptySuspect()] }));
    expect(input).toMatchObject({
      subtype: null,
      actFrom: null,
      narrative: null,
      complaint: { requested: null, filedOn: null, knownOn: null },
    });
    expect(input.victims[0]).toEqual({ sex: '', age: null, ageBand: null, municipalityCode: null, relation: 'onbekend' });
    expect(input.suspects?.[0]).toEqual({ known: false, sex: 'onbekend', age: null, country: null, organised: null });
    expect(input.modus).toMatchObject({ amountDemanded: null, amountPaid: null, motive: null, demands: [] });
  });

  it.each([
    ['250', 250],
    ['1.250,50', 1250.5],
    ['1250,5', 1250.5],
    ['1250.50', 1250.5],
    ['1.250', 1250],
    ['€ 99,95', 99.95],
    ['0', 0],
  ])('the amount %s is %d', (typed, amount) => {
    const { input, problems } = readReport(report({ modus: { ...emptyReport().modus, amountDemanded: typed } }));
    expect(input.modus?.amountDemanded).toBe(amount);
    expect(problems).toEqual([]);
  });

  it.each(['veel', '12,345', '-5', '1,2,3'])('the amount %s is a problem of its field', (typed) => {
    const { problems } = readReport(report({ modus: { ...emptyReport().modus, amountPaid: typed } }));
    expect(problems.map(({ field }) => field)).toEqual(['modus.amountPaid']);
  });

  it('every unreadable age is named with its own person', () => {
    const victims = ['16', 'zestien', '-1', '7'].map((age) => ({ ...emptyVictim(), age }));
    const { input, problems } = readReport(report({ victims }));
    expect(input.victims.map(({ age }) => age)).toEqual([16, null, null, 7]);
    expect(problems.map(({ field }) => field)).toEqual(['victims.1.age', 'victims.2.age']);
  });

  it('a municipality typed earlier does not go along when the place is not a municipality', () => {
    const place = { kind: 'abroad', municipality: { code: '0014', name: 'Groningen' } };
    expect(readReport(report({ place })).input.place).toEqual({ kind: 'abroad', municipalityCode: null });
  });

  it('reading never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (date, age, amount) => {
        const modus = { ...emptyReport().modus, amountDemanded: amount };
        const { input } = readReport(report({ receivedOn: date, actFrom: date, victims: [{ ...emptyVictim(), age }], modus }));
        const read = input.victims[0]?.age ?? null;
        expect(read === null || (Number.isInteger(read) && read >= 0)).toBe(true);
      }),
    );
  });
});

describe('fields that were left open', () => {
  it('of an untouched form are all named at once', () => {
    expect(missingFields(emptyReport()).map(({ field }) => field)).toEqual([
      'reportType',
      'receivedOn',
      'routeIn',
      'place.kind',
      'victims.0.sex',
    ]);
  });

  it('include the municipality only when the place is one', () => {
    const fields = (kind: string) => missingFields(report({ place: { kind, municipality: null } })).map(({ field }) => field);
    expect(fields('municipality')).toContain('place.municipality');
    expect(fields('unknown')).not.toContain('place.municipality');
  });
});
