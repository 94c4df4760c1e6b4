import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainCase, DecisionRecord } from './chain-case';
import { convictionOf } from './conviction';
import { countingUnits } from './counting-units';
import type { ChainReport } from './counting-units';
import { outcomeInForce, outcomeOfCount } from './outcome-in-force';
import { prosecutionOf } from './prosecution';
import type { VerdictRecord } from './verdict';

/** A verdict on count 1 and, with a second outcome, count 2; recorded on the day it was pronounced. */
function verdict(verdictId: string, pronouncedOn: string, outcomes: string[], replacesVerdictId: string | null = null): VerdictRecord {
  const ofCounts = outcomes.map((outcome, index) => ({ countNo: index + 1, outcome }));
  return { verdictId, pronouncedOn, recordedAt: `${pronouncedOn}T12:00:00.000Z`, replacesVerdictId, outcomes: ofCounts };
}

function decision(
  decisionId: string,
  kind: string,
  decidedOn: string,
  countNos = [1],
  replacesDecisionId: string | null = null,
): DecisionRecord {
  return { decisionId, kind, decidedOn, countNos, replacesDecisionId };
}

/** A case with a sextortion count (1) and another one (2). */
const COUNTS = [
  { countNo: 1, isSextortion: true, reportIds: ['report'] },
  { countNo: 2, isSextortion: false, reportIds: [] },
];

describe('outcome in force of a count', () => {
  it.each<[string, VerdictRecord[], string | null]>([
    ['is none without a verdict', [], null],
    [
      'is that of the last verdict by day',
      [verdict('b', '2022-01-01', ['vrijspraak']), verdict('a', '2021-01-01', ['veroordeling'])],
      'vrijspraak',
    ],
    [
      'stays when the cassation is rejected',
      [verdict('a', '2021-01-01', ['veroordeling']), verdict('b', '2022-01-01', ['cassatie-verworpen'])],
      'veroordeling',
    ],
    [
      'is none after quashing and remittal',
      [verdict('a', '2021-01-01', ['veroordeling']), verdict('b', '2022-01-01', ['vernietigd-terugwijzing'])],
      null,
    ],
    [
      'is that of the court to which the case was remitted',
      [
        verdict('a', '2021-01-01', ['veroordeling']),
        verdict('b', '2022-01-01', ['vernietigd-terugwijzing']),
        verdict('c', '2023-01-01', ['niet-ontvankelijk']),
      ],
      'niet-ontvankelijk',
    ],
    [
      'of a replaced verdict does not count',
      [verdict('a', '2021-01-01', ['veroordeling']), verdict('b', '2021-01-01', ['vrijspraak'], 'a')],
      'vrijspraak',
    ],
    [
      'of another count does not count',
      [
        verdict('a', '2021-01-01', ['vrijspraak']),
        { ...verdict('b', '2022-01-01', []), outcomes: [{ countNo: 2, outcome: 'veroordeling' }] },
      ],
      'vrijspraak',
    ],
  ])('%s', (_, verdicts, expected) => {
    expect(outcomeOfCount(verdicts, 1)).toBe(expected);
  });

  it('on one day is that of the verdict recorded last', () => {
    const first = { pronouncedOn: '2021-01-01', recordedAt: '2021-01-01T10:00:00.000Z', outcome: 'veroordeling' };
    const second = { ...first, recordedAt: '2021-01-02T10:00:00.000Z', outcome: 'vrijspraak' };
    expect(outcomeInForce([second, first])).toBe('vrijspraak');
  });

  it('does not depend on the order in which the verdicts are given', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2022-02-${String(number).padStart(2, '0')}`);
    const outcome = fc.constantFrom('veroordeling', 'vrijspraak', 'cassatie-verworpen', 'vernietigd-terugwijzing');
    const verdicts = fc.uniqueArray(fc.record({ pronouncedOn: day, outcome }), { selector: ({ pronouncedOn }) => pronouncedOn });
    const shuffled = verdicts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const recorded = (items: typeof list) => items.map((item) => ({ ...item, recordedAt: item.pronouncedOn }));
        expect(outcomeInForce(recorded(other))).toBe(outcomeInForce(recorded(list)));
      }),
    );
  });
});

describe('conviction of a case', () => {
  it.each<[string, VerdictRecord[], object | null]>([
    [
      'counts from its first convicting verdict',
      [verdict('a', '2021-05-01', ['veroordeling']), verdict('b', '2022-05-01', ['veroordeling'])],
      { pronouncedOn: '2021-05-01', countNos: [1] },
    ],
    [
      'counts without penalty too',
      [verdict('a', '2021-05-01', ['schuldigverklaring-zonder-straf'])],
      { pronouncedOn: '2021-05-01', countNos: [1] },
    ],
    ['is none when the appeal acquits', [verdict('a', '2021-05-01', ['veroordeling']), verdict('b', '2022-05-01', ['vrijspraak'])], null],
    [
      'is none while a remitted case waits',
      [verdict('a', '2021-05-01', ['veroordeling']), verdict('b', '2022-05-01', ['vernietigd-terugwijzing'])],
      null,
    ],
    ['is none when only another count is convicted', [verdict('a', '2021-05-01', ['vrijspraak', 'veroordeling'])], null],
    [
      'is of the replacing record',
      [verdict('a', '2021-05-01', ['veroordeling']), verdict('b', '2021-05-02', ['veroordeling'], 'a')],
      { pronouncedOn: '2021-05-02', countNos: [1] },
    ],
  ])('%s', (_, verdicts, expected) => {
    expect(convictionOf({ counts: COUNTS, verdicts })).toEqual(expected);
  });
});

describe('prosecution of a case', () => {
  it.each<[string, DecisionRecord[], string | null]>([
    [
      'begins with the first dagvaarding',
      [decision('b', 'dagvaarding', '2022-01-01'), decision('a', 'dagvaarding', '2021-01-01')],
      '2021-01-01',
    ],
    ['begins with a strafbeschikking', [decision('a', 'strafbeschikking', '2021-01-01')], '2021-01-01'],
    [
      'is none with a sepot, transactie or overdracht',
      [decision('a', 'sepot', '2021-01-01'), decision('b', 'transactie', '2021-01-02'), decision('c', 'overdracht', '2021-01-03')],
      null,
    ],
    [
      'never counts a voeging',
      [decision('a', 'voeging-ad-informandum', '2021-01-01'), decision('b', 'voeging-ter-berechting', '2021-01-02')],
      null,
    ],
    ['is none when only another count is summoned', [decision('a', 'dagvaarding', '2021-01-01', [2])], null],
    [
      'does not count a replaced decision',
      [decision('a', 'dagvaarding', '2021-01-01'), decision('b', 'sepot', '2021-02-01', [1], 'a')],
      null,
    ],
  ])('%s', (_, decisions, expected) => {
    expect(prosecutionOf({ counts: COUNTS, decisions })?.decidedOn ?? null).toBe(expected);
  });
});

describe('counting units', () => {
  const report = (reportId: string, overrides: Partial<ChainReport> = {}): ChainReport => ({
    reportId,
    phenomenon: 'sextortion',
    reportType: 'melding',
    isWithdrawn: false,
    nVictims: 1,
    suspects: [{ isKnown: true, personKey: 'one person' }],
    ...overrides,
  });

  it('counts one suspect with 172 victims, three of whom complained, and one conviction on appeal', () => {
    const reports = Array.from({ length: 172 }, (_, index) => report(`r${index}`, { reportType: index < 3 ? 'aangifte' : 'melding' }));
    const counts = reports.map(({ reportId }, index) => ({ countNo: index + 1, isSextortion: true, reportIds: [reportId] }));
    const all = counts.map(({ countNo }) => countNo);
    const one: ChainCase = {
      caseId: 'breda',
      suspectKey: 'one person',
      counts,
      decisions: [decision('d', 'dagvaarding', '2023-06-01', all)],
      verdicts: [
        verdict(
          'first',
          '2024-05-08',
          all.map(() => 'veroordeling'),
        ),
        verdict(
          'appeal',
          '2025-05-08',
          all.map(() => 'veroordeling'),
        ),
      ],
    };
    expect(countingUnits({ reports, cases: [one] })).toEqual({
      reports: 172,
      complaints: 3,
      victims: 172,
      suspects: 1,
      cases: 1,
      counts: 172,
      prosecutions: 1,
      verdicts: 2,
      convictions: 1,
    });
  });

  it('counts suspects as persons: one key is one person, an unknown suspect is none', () => {
    const known = (personKey: string | null) => ({ isKnown: true, personKey });
    const reports = [
      report('a', { suspects: [known('one'), known('two')] }),
      report('b', { suspects: [known('one'), known(null), { isKnown: false, personKey: null }] }),
    ];
    const sextortion = { counts: COUNTS, decisions: [], verdicts: [] };
    const cases = [
      { caseId: 'a', suspectKey: 'one', ...sextortion },
      { caseId: 'b', suspectKey: null, ...sextortion },
    ];
    expect(countingUnits({ reports, cases }).suspects).toBe(4);
  });

  it('leaves out withdrawn reports, bluff mail and cases without a sextortion count', () => {
    const reports = [report('a'), report('b', { isWithdrawn: true }), report('c', { phenomenon: 'bluff-mail', reportType: 'aangifte' })];
    const other: ChainCase = {
      caseId: 'other',
      suspectKey: 'another person',
      counts: [{ countNo: 1, isSextortion: false, reportIds: ['a'] }],
      decisions: [decision('d', 'dagvaarding', '2023-06-01')],
      verdicts: [verdict('v', '2024-05-08', ['veroordeling'])],
    };
    expect(countingUnits({ reports, cases: [other] })).toEqual({
      reports: 1,
      complaints: 0,
      victims: 1,
      suspects: 1,
      cases: 0,
      counts: 0,
      prosecutions: 0,
      verdicts: 0,
      convictions: 0,
    });
  });
});
