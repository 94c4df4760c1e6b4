import { describe, expect, it } from 'vitest';
import type { WholeReportFragment } from '../../generated/intake/graphql';
import { valuesOf } from './from-report';
import { readReport } from './report-input';

const content: WholeReportFragment['content'] = {
  reportType: 'aangifte',
  phenomenon: 'sextortion',
  subtype: 'financieel',
  receivedOn: '2026-11-20',
  actFrom: '2024',
  actTo: '2024-03',
  place: { kind: 'municipality', municipalityCode: '0014', municipalityName: 'Groningen' },
  routeIn: 'balie',
  offences: [{ article: 'Sr 318', validFrom: '1900-01-01', name: 'Afdreiging' }],
  complaint: { requested: true, filedOn: '2026-11-20', knownOn: null },
  victims: [
    { sex: 'man', age: 16, ageBand: null, ageGroup: 'minor', municipalityCode: null, relation: 'onbekende-online' },
    { sex: 'vrouw', age: null, ageBand: '18-24', ageGroup: 'adult', municipalityCode: '0193', relation: 'bekende' },
  ],
  suspects: [{ known: true, sex: 'man', age: 0, ageGroup: 'minor', country: 'ci', organised: false }],
  modus: {
    contactPlatform: 'snapchat',
    threatPlatform: null,
    spreadingPlatform: null,
    material: 'echt',
    demands: ['geld', 'zwijgen-terugkeer'],
    motive: 'financieel',
    amountDemanded: 1250.5,
    amountPaid: 0,
    paymentMethod: null,
    complied: 'nee',
    imagesSpread: null,
  },
  referrals: ['helpwanted'],
  outcome: 'naar-om',
  narrative: 'Eerste regel\nTweede regel',
};

describe('a stored report in the form', () => {
  it('is sent back unchanged when nothing is typed: opening a correction alters nothing', () => {
    const { input, problems } = readReport(valuesOf(content));
    expect(problems).toEqual([]);
    expect(input).toEqual({
      ...content,
      place: { kind: 'municipality', municipalityCode: '0014' },
      offences: [{ article: 'Sr 318', validFrom: '1900-01-01' }],
      victims: content.victims.map(({ ageGroup: _group, ...victim }, index) => ({ ...victim, sameAs: index + 1 })),
      suspects: content.suspects.map(({ ageGroup: _group, ...suspect }, index) => ({ ...suspect, sameAs: index + 1 })),
    });
  });
});
