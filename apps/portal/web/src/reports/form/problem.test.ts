import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldId, fieldOfPath } from './problem';
import { mergeProblems } from './problem-order';
import { isFieldPattern } from './text';

describe('problems of the service find their field', () => {
  it.each([
    ['receivedOn', 'receivedOn'],
    ['input.receivedOn', 'receivedOn'],
    ['victims[0].age', 'victims.0.age'],
    ['input.victims[12].ageBand', 'victims.12.ageBand'],
    ['victims.1.sex', 'victims.1.sex'],
    ['victims[1].municipalityCode', 'victims.1.municipality'],
    ['place.municipalityCode', 'place.municipality'],
    ['place', ''],
    ['offences[0].article', 'offences'],
    ['offences[2].validFrom', 'offences'],
    ['victims', 'victims'],
    ['victims[0]', 'victims'],
    ['complaint.filedOn', 'complaint.filedOn'],
    ['modus.demands[1]', 'modus.demands'],
    ['referrals[0]', 'referrals'],
    ['somethingNew.deep[3]', ''],
    ['', ''],
  ])('%s belongs to "%s"', (path, field) => {
    expect(fieldOfPath(path, isFieldPattern)).toBe(field);
  });

  it('any path ends at a known field or in the summary alone, and never fails', () => {
    const segment = fc.constantFrom('victims', 'suspects', '[0]', '[17]', 'age', 'place', 'municipalityCode', 'modus', 'x', '');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const field = fieldOfPath(segments.join('.').replaceAll('.[', '['), isFieldPattern);
        expect(field === '' || isFieldPattern(field.replace(/\.\d+(?=\.|$)/g, '.#'))).toBe(true);
      }),
    );
  });

  it('gives each field its own element', () => {
    expect(fieldId('victims.0.age')).toBe('veld-victims-0-age');
  });
});

describe('problems of page and service together', () => {
  it('stand in the order of the form, person by person, and the words of the page win on a field', () => {
    const own = [
      { field: 'victims.1.sex', message: 'Maak een keuze.' },
      { field: 'receivedOn', message: 'Vul een bestaande datum in.' },
    ];
    const served = [
      { path: 'victims[1].age', message: 'Kan niet.' },
      { path: 'victims[0].age', message: 'Kan niet.' },
      { path: 'receivedOn', message: 'Dat is geen datum.' },
      { path: 'id', message: 'Al gebruikt.' },
      { path: 'narrative', message: 'Bevat een BSN.' },
    ];
    expect(mergeProblems(own, served).map(({ field, message }) => `${field}: ${message}`)).toEqual([
      ': Al gebruikt.',
      'receivedOn: Vul een bestaande datum in.',
      'victims.0.age: Kan niet.',
      'victims.1.sex: Maak een keuze.',
      'victims.1.age: Kan niet.',
      'narrative: Bevat een BSN.',
    ]);
  });

  it('lose no problem of the service that the page did not name itself', () => {
    const path = fc.constantFrom('receivedOn', 'victims[0].age', 'narrative', 'unknown', 'id');
    fc.assert(
      fc.property(fc.array(fc.record({ path, message: fc.string() })), (served) => {
        expect(mergeProblems([], served)).toHaveLength(served.length);
      }),
    );
  });
});
