import { hasErrors } from '@register/kernel';
import { describe, expect, it } from 'vitest';
import { referenceCodeBook } from '../test-support/code-book';
import { reportDraft } from '../test-support/drafts';
import type { ModusDraft, ReportDraft, SuspectDraft, VictimDraft } from './report-draft';
import { validateReport } from './report.rules';

const CODES = referenceCodeBook();
const TODAY = '2026-11-24';
/** A number that passes the eleven-test, and belongs to the test range. */
const BSN = '111222333';

/** Findings as 'path code severity'. */
function findingsOf(overrides: Partial<ReportDraft>): string[] {
  return validateReport(reportDraft(overrides), CODES, TODAY).map(({ path, code, severity }) => `${path} ${code} ${severity}`);
}

const victim = (overrides: Partial<VictimDraft> = {}): VictimDraft => ({ sex: 'man', age: 19, relation: 'onbekende-online', ...overrides });
const suspect = (overrides: Partial<SuspectDraft> = {}): SuspectDraft => ({ known: true, sex: 'man', ...overrides });
const modus = (overrides: Partial<ModusDraft>): ModusDraft => ({ demands: ['geld'], ...overrides });

describe('a report without mistakes', () => {
  it('has no findings', () => {
    expect(findingsOf({})).toEqual([]);
  });

  it.each<[string, Partial<ReportDraft>]>([
    [
      'all that is optional left out',
      { subtype: null, actFrom: null, actTo: null, complaint: null, modus: null, narrative: null, offences: [], suspects: [] },
    ],
    ['only the year of the act', { actFrom: '2026', actTo: null, offences: [] }],
    ['bluff mail', { phenomenon: 'bluff-mail' }],
    ['an act before registration began', { receivedOn: '2018-01-02', actFrom: '2016', actTo: null, offences: [], complaint: null }],
    [
      'a municipality, before the first borders that are known',
      {
        receivedOn: '2019-03-01',
        actFrom: '2019-02',
        actTo: null,
        offences: [],
        complaint: null,
        place: { kind: 'municipality', municipalityCode: 'GM0363' },
      },
    ],
    [
      'Omegle when it existed',
      {
        receivedOn: '2024-02-01',
        actFrom: '2023-10',
        actTo: null,
        offences: [],
        complaint: null,
        modus: modus({ contactPlatform: 'omegle' }),
      },
    ],
    ['no victim, when police found it themselves', { reportType: 'ambtshalve', victims: [] }],
    ['an age that agrees with its band', { victims: [victim({ age: 16, ageBand: '16-17' })], offences: [] }],
  ])('%s', (_, overrides) => {
    expect(findingsOf(overrides)).toEqual([]);
  });
});

describe('what refuses a report', () => {
  it.each<[string, Partial<ReportDraft>, string[]]>([
    ['an id that is no UUID', { id: 'melding-1' }, ['id invalid-id error']],
    ['a day that does not exist', { receivedOn: '2026-02-30' }, ['receivedOn invalid-date error']],
    ['a day in the form of a screen', { actFrom: '02-05-2026' }, ['actFrom invalid-date error']],
    ['receipt tomorrow', { receivedOn: '2026-11-25' }, ['receivedOn future-date error']],
    [
      'an act after its report',
      { actFrom: '2026-05-21', actTo: null },
      ['actFrom act-after-report error', 'complaint.knownOn date-order error'],
    ],
    ['an act that ends after its report', { actTo: '2026-05-21' }, ['actTo act-after-report error']],
    [
      'an act in the month after its report',
      { actFrom: '2026-06', actTo: null, offences: [], complaint: null },
      ['actFrom act-after-report error'],
    ],
    [
      'an act next year',
      { actFrom: '2027', actTo: null, offences: [], complaint: null },
      ['actFrom future-date error', 'actFrom act-after-report error'],
    ],
    ['an act that ends before it begins', { actFrom: '2026-05-10', actTo: '2026-05-02' }, ['actTo date-order error']],
    [
      'a klacht before anybody knew',
      { complaint: { requested: true, filedOn: '2026-05-09', knownOn: '2026-05-10' } },
      ['complaint.filedOn date-order error'],
    ],
    [
      'a klacht tomorrow',
      { complaint: { requested: true, filedOn: '2026-11-25', knownOn: '2026-11-20' } },
      ['complaint.filedOn future-date error'],
    ],
    ['a report type that is not in the list', { reportType: 'klacht' }, ['reportType unknown-code error']],
    [
      'sextortion before it was registered',
      { receivedOn: '2017-12-31', actFrom: '2017', actTo: null, complaint: null, offences: [] },
      ['phenomenon unknown-code error'],
    ],
    ['a platform that had closed', { modus: modus({ contactPlatform: 'omegle' }) }, ['modus.contactPlatform unknown-code error']],
    [
      'a relation that is not in the list',
      { victims: [victim(), victim({ relation: 'buurman' })] },
      ['victims[1].relation unknown-code error'],
    ],
    ['a demand that is not in the list', { modus: modus({ demands: ['geld', 'losgeld'] }) }, ['modus.demands[1] unknown-code error']],
    ['a country that is not in the list', { suspects: [suspect({ country: 'zz' })] }, ['suspects[0].country unknown-code error']],
    [
      'a municipality that is not in the list',
      { place: { kind: 'municipality', municipalityCode: 'GM9999' } },
      ['place.municipalityCode unknown-code error'],
    ],
    [
      'a place that is a municipality without one',
      { place: { kind: 'municipality' } },
      ['place.municipalityCode missing-municipality error'],
    ],
    [
      'a municipality abroad',
      { place: { kind: 'abroad', municipalityCode: 'GM0363' } },
      ['place.municipalityCode unexpected-municipality error'],
    ],
    ['a klacht from before the act', { complaint: { requested: true, filedOn: '2026-05-01' } }, ['complaint.filedOn date-order error']],
    ['no victim', { victims: [] }, ['victims missing-victims error']],
    ['too many victims', { victims: Array.from({ length: 501 }, () => victim()) }, ['victims too-many error']],
    ['a negative age', { victims: [victim({ age: -1 })] }, ['victims[0].age impossible-age error']],
    ['an age over 120', { suspects: [suspect({ age: 121 })] }, ['suspects[0].age impossible-age error']],
    ['half a year', { victims: [victim({ age: 17.5 })] }, ['victims[0].age impossible-age error']],
    ['an age outside its band', { victims: [victim({ age: 18, ageBand: '16-17' })] }, ['victims[0].age impossible-age error']],
    ['a negative amount', { modus: modus({ amountDemanded: -1 }) }, ['modus.amountDemanded impossible-amount error']],
    ['parts of a cent', { modus: modus({ amountPaid: 1.234, complied: 'betaald' }) }, ['modus.amountPaid impossible-amount error']],
    ['no demand beside a demand', { modus: modus({ demands: ['geen', 'geld'] }) }, ['modus.demands contradiction error']],
    ['a text that is too long', { narrative: 'a'.repeat(10_001) }, ['narrative text-too-long error']],
    ['a text with a character that cannot be stored', { narrative: 'a\0b' }, ['narrative invalid-text error']],
    ['half a character', { narrative: '\ud800' }, ['narrative invalid-text error']],
    ['an article that is not in the list', { offences: [{ article: 'Sr 999' }] }, ['offences[0].article unknown-code error']],
    [
      'an article before it existed',
      { receivedOn: '2019-12-31', actFrom: '2019', actTo: null, complaint: null, offences: [{ article: 'Sr 139h' }] },
      ['offences[0].article article-not-in-force error'],
    ],
    ['an article after it ended', { offences: [{ article: 'Sr 139h' }] }, ['offences[0].article article-not-in-force error']],
    [
      'the wrong version of a reused number',
      { offences: [{ article: 'Sr 240', validFrom: '1900-01-01' }] },
      ['offences[0].article article-not-in-force error'],
    ],
    ['a version that is no date', { offences: [{ article: 'Sr 240', validFrom: 'oud' }] }, ['offences[0].validFrom invalid-date error']],
    [
      'a reused number in a year in which it changed',
      { receivedOn: '2025-01-10', actFrom: '2024', actTo: null, complaint: null, offences: [{ article: 'Sr 240' }] },
      ['offences[0].article article-ambiguous error'],
    ],
    [
      'a reused number without a date of the act',
      { actFrom: null, actTo: null, complaint: null, offences: [{ article: 'Sr 240' }] },
      ['offences[0].article article-ambiguous error'],
    ],
    [
      'the same article twice',
      { offences: [{ article: 'Sr 138ab' }, { article: 'Sr 138ab', validFrom: '1900-01-01' }] },
      ['offences[1].article duplicate-offence error'],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(findingsOf(overrides)).toEqual(expected);
  });

  it('takes a year of the act as ending on the day of receipt, so that the law of that day is not ambiguous', () => {
    const draft = { receivedOn: '2024-05-31', actFrom: '2024', actTo: null, complaint: null, offences: [{ article: 'Sr 240' }] };
    expect(findingsOf(draft)).toEqual([]);
  });
});

describe('a BSN in a text', () => {
  it.each<[string, Partial<ReportDraft>]>([
    ['narrative', { narrative: `Slachtoffer met nummer ${BSN} belde.` }],
    ['narrative', { narrative: `Nummer 111.222.333 genoemd.` }],
    ['victims[0].personReference', { victims: [victim({ personReference: BSN })] }],
    ['suspects[0].chainNumber', { suspects: [suspect({ chainNumber: BSN })] }],
    ['subtype', { subtype: BSN }],
    ['routeIn', { routeIn: BSN }],
    ['offences[0].article', { offences: [{ article: BSN }] }],
    ['place.municipalityCode', { place: { kind: 'municipality', municipalityCode: BSN } }],
    ['modus.motive', { modus: modus({ motive: BSN }) }],
    ['referrals[0]', { referrals: [BSN] }],
    ['receivedOn', { receivedOn: BSN }],
    ['id', { id: BSN }],
  ])('is refused in %s, and never repeated', (path, overrides) => {
    const findings = validateReport(reportDraft(overrides), CODES, TODAY);
    expect(findings).toContainEqual(expect.objectContaining({ path, code: 'bsn-in-text', severity: 'error' }));
    expect(JSON.stringify(findings).replaceAll(/\D/gu, '')).not.toContain(BSN);
  });

  it('is not seen in a number that fails the eleven-test', () => {
    expect(findingsOf({ narrative: 'Zaak 111222334' })).toEqual([]);
  });
});

describe('what warns and does not refuse', () => {
  const minors = [victim({ age: 15 })];
  it.each<[string, Partial<ReportDraft>, string[]]>([
    ['a klacht that is needed and missing', { complaint: null }, ['complaint.requested complaint-missing warning']],
    [
      'a klacht after three months',
      { complaint: { requested: true, filedOn: '2026-08-11', knownOn: '2026-05-10' } },
      ['complaint.filedOn complaint-late warning'],
    ],
    [
      'a klacht of which nobody can tell whether it was in time',
      { receivedOn: '2026-08-20', complaint: { requested: true, filedOn: '2026-08-20', knownOn: null } },
      ['complaint.knownOn complaint-term-unknown warning'],
    ],
    [
      'a paid amount where nothing was paid',
      { modus: modus({ amountPaid: 50, complied: 'nee' }) },
      ['modus.complied payment-contradiction warning'],
    ],
    ['paid, amount 0', { modus: modus({ amountPaid: 0, complied: 'betaald' }) }, ['modus.amountPaid payment-contradiction warning']],
    [
      'an article for minors while all victims are adult',
      { offences: [{ article: 'Sr 252' }] },
      ['offences[0].article directive-mismatch warning'],
    ],
    [
      'an article for adults while all victims are minors',
      { victims: minors, offences: [{ article: 'Sr 241' }], modus: null },
      ['offences[0].article directive-mismatch warning'],
    ],
    [
      'images of a minor without an article that protects minors',
      { victims: minors, offences: [{ article: 'Sr 138ab' }], modus: modus({ material: 'echt' }) },
      ['offences directive warning'],
    ],
  ])('%s', (_, overrides, expected) => {
    const findings = validateReport(reportDraft(overrides), CODES, TODAY);
    expect(findings.map(({ path, code, severity }) => `${path} ${code} ${severity}`)).toEqual(expected);
    expect(hasErrors(findings)).toBe(false);
  });

  it('names the directive and the article of the day of the act', () => {
    const overrides = { victims: minors, offences: [{ article: 'Sr 138ab' }], modus: modus({ material: 'echt' }) };
    const [after] = validateReport(reportDraft(overrides), CODES, TODAY);
    expect(after?.message).toContain('Sr 252');
    expect(after?.message).toContain('2024R006');
    const old = { ...overrides, receivedOn: '2024-06-01', actFrom: '2024-05', actTo: null, complaint: null };
    const [before] = validateReport(reportDraft(old), CODES, TODAY);
    expect(before?.message).toContain('Sr 240b');
    expect(before?.message).toContain('2021R002');
  });
});

describe('a report with many mistakes', () => {
  it('names every one at once', () => {
    const findings = findingsOf({
      id: 'x',
      receivedOn: '2027-01-01',
      actFrom: 'gisteren',
      actTo: null,
      routeIn: 'postduif',
      offences: [{ article: 'Sr 999' }],
      complaint: null,
      victims: [victim({ age: 200, sex: '?' })],
      modus: modus({ amountDemanded: -5 }),
      narrative: BSN,
    });
    expect(findings.toSorted()).toEqual(
      [
        'id invalid-id error',
        'receivedOn future-date error',
        'actFrom invalid-date error',
        'routeIn unknown-code error',
        'victims[0].sex unknown-code error',
        'offences[0].article unknown-code error',
        'victims[0].age impossible-age error',
        'modus.amountDemanded impossible-amount error',
        'narrative bsn-in-text error',
      ].toSorted(),
    );
  });
});
