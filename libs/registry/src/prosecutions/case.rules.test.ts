import { describe, expect, it } from 'vitest';
import { referenceCodeBook } from '../test-support/code-book';
import { caseDraft, decisionDraft, testId, verdictDraft } from '../test-support/drafts';
import type { Verdict, VerdictDraft } from '../verdicts/verdict';
import { validateVerdict } from '../verdicts/verdict.rules';
import type { Case, Decision } from './case';
import type { CaseDraft, DecisionDraft } from './case-draft';
import type { CaseFacts } from './case.repository';
import { validateCase } from './case.rules';
import { validateDecision } from './decision.rules';

const CODES = referenceCodeBook();
const TODAY = '2026-11-24';
const OWN = testId(1);
const OTHERS = testId(2);
const FACTS: CaseFacts = {
  reportUnits: new Map([
    [OWN, '0600'],
    [OTHERS, '0100'],
  ]),
  isNumberInUse: false,
};
const AT = new Date('2026-07-01T10:00:00Z');

const lines = (findings: readonly { path: string; code: string; severity: string }[]) =>
  findings.map(({ path, code, severity }) => `${path} ${code} ${severity}`);

const count = (overrides: Partial<CaseDraft['counts'][number]> = {}) => ({
  countNo: 1,
  article: 'Sr 318',
  articleValidFrom: '1900-01-01',
  isSextortion: true,
  reportIds: [OWN],
  ...overrides,
});

describe('a new case', () => {
  const findingsOf = (overrides: Partial<CaseDraft>, facts: CaseFacts = FACTS) =>
    lines(validateCase(caseDraft({ counts: [count()], ...overrides }), CODES, { facts, unitCode: '0600', today: TODAY }));

  it.each<[string, Partial<CaseDraft>, string[]]>([
    ['without mistakes', {}, []],
    ['with its number written with a stroke', { caseNumber: '05/123456-26' }, []],
    ['of the other prefix of its parket', { caseNumber: '08-123456-26' }, []],
    ['of a national parket', { officeCode: 'om-landelijk', counts: [count({ reportIds: [] })] }, []],
    ['of the parket of another unit, resting on an own report', { officeCode: 'om-den-haag', caseNumber: '09-827594-17' }, []],
    ['with a number of another parket', { caseNumber: '09-827594-17' }, ['caseNumber office-prefix warning']],
    ['with a malformed number', { caseNumber: '05-12345-26' }, ['caseNumber invalid-case-number error']],
    ['with an id that is none', { id: 'zaak' }, ['id invalid-id error']],
    ['of an unknown parket', { officeCode: 'om-nergens' }, ['officeCode unknown-code error']],
    ['received tomorrow', { receivedOn: '2026-11-25' }, ['receivedOn future-date error']],
    [
      'with an impossible suspect',
      { suspect: { sex: 'jongen', age: 130 } },
      ['suspect.sex unknown-code error', 'suspect.age impossible-age error'],
    ],
    ['with a BSN as chain number', { suspect: { sex: 'man', chainNumber: '111222333' } }, ['suspect.chainNumber bsn-in-text error']],
    ['without counts', { counts: [] }, ['counts missing-counts error']],
    ['with a count number twice', { counts: [count(), count()] }, ['counts[1].countNo duplicate-count error']],
    ['with count number 0', { counts: [count({ countNo: 0 })] }, ['counts[0].countNo invalid-count-number error']],
    ['with an unknown article', { counts: [count({ article: 'Sr 999' })] }, ['counts[0].article unknown-code error']],
    [
      'with a version that never began',
      { counts: [count({ articleValidFrom: '2020-01-01' })] },
      ['counts[0].articleValidFrom article-not-in-force error'],
    ],
    [
      'resting on a report that is not there',
      { counts: [count({ reportIds: [OWN, testId(3)] })] },
      ['counts[0].reportIds[1] report-not-found error'],
    ],
    [
      'resting on one report twice',
      { counts: [count({ reportIds: [OWN, OWN.toUpperCase()] })] },
      ['counts[0].reportIds[1] duplicate-report error'],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(findingsOf(overrides)).toEqual(expected);
  });

  it('of another unit is refused when it rests on no report of the own unit', () => {
    const draft = { officeCode: 'om-den-haag', caseNumber: '09-827594-17', counts: [count({ reportIds: [OTHERS] })] };
    const facts = { ...FACTS, reportUnits: new Map([[OTHERS, '0100']]) };
    expect(findingsOf(draft, facts)).toEqual(['officeCode other-unit error']);
  });

  it('whose number another case has is a warning', () => {
    expect(findingsOf({}, { ...FACTS, isNumberInUse: true })).toEqual(['caseNumber case-number-in-use warning']);
  });
});

const decision: Decision = {
  id: testId(7, 'd'),
  kind: 'dagvaarding',
  decidedOn: '2026-07-01',
  countNos: [1, 2],
  grounds: [],
  replaces: null,
  recordedAt: AT,
};
const verdict: Verdict = {
  id: testId(7, 'e'),
  courtCode: 'RBGEL',
  caseNumber: '05-123456-26',
  pronouncedOn: '2026-08-01',
  irrevocableOn: null,
  ecli: null,
  outcomes: [{ countNo: 1, outcome: 'vrijspraak' }],
  sanctions: [],
  replaces: null,
  recordedAt: AT,
};
const FOUND: Case = {
  id: testId(1, 'c'),
  officeCode: 'om-oost-nederland',
  receivedOn: '2026-06-01',
  registeredAt: AT,
  suspect: { sex: 'man', ageGroup: 'adult' },
  numbers: [
    { caseNumber: '05-123456-26', instance: 'rechtbank' },
    { caseNumber: '21-002765-26', instance: 'gerechtshof' },
  ],
  counts: [1, 2].map((countNo) => ({
    countNo,
    article: 'Sr 318',
    articleValidFrom: '1900-01-01',
    isSextortion: true,
    reportIds: [],
    outcomeInForce: null,
  })),
  decisions: [decision],
  verdicts: [verdict],
};

describe('a decision', () => {
  it.each<[string, Partial<DecisionDraft>, string[]]>([
    ['without mistakes', {}, []],
    ['to drop the case on grounds in force', { kind: 'sepot', grounds: ['02', '03'] }, []],
    ['that replaces another', { replaces: decision.id }, []],
    ['with an id that is none', { id: 'x' }, ['id invalid-id error']],
    ['of an unknown kind', { kind: 'kwijtschelding' }, ['kind unknown-code error']],
    ['before the case came in', { decidedOn: '2026-05-31' }, ['decidedOn date-order error']],
    ['taken tomorrow', { decidedOn: '2026-11-25' }, ['decidedOn future-date error']],
    ['on no count', { countNos: [] }, ['countNos missing-counts error']],
    ['on a count that is not in the case', { countNos: [1, 3] }, ['countNos[1] count-not-found error']],
    ['on a count twice', { countNos: [1, 1] }, ['countNos[1] duplicate-count error']],
    ['to drop the case on no ground', { kind: 'sepot' }, ['grounds missing-grounds error']],
    ['to drop the case on a ground that was dropped itself', { kind: 'sepot', grounds: ['04'] }, ['grounds[0] unknown-code error']],
    ['to drop the case on a ground twice', { kind: 'sepot', grounds: ['02', '02'] }, ['grounds[1] duplicate-ground error']],
    ['to prosecute with sepot grounds', { grounds: ['02'] }, ['grounds unexpected-grounds error']],
    ['that replaces one that is not there', { replaces: testId(8, 'd') }, ['replaces replaced-not-found error']],
    ['that replaces itself', { id: decision.id, replaces: decision.id }, ['replaces replaced-not-found error']],
  ])('%s', (_, overrides, expected) => {
    expect(lines(validateDecision(decisionDraft(overrides), CODES, FOUND, TODAY))).toEqual(expected);
  });

  it('cannot replace what was replaced, unless it is the very same one sent again', () => {
    const replacing = { ...decision, id: testId(8, 'd'), replaces: decision.id };
    const found = { ...FOUND, decisions: [decision, replacing] };
    const again = decisionDraft({ id: replacing.id, replaces: decision.id });
    expect(lines(validateDecision(again, CODES, found, TODAY))).toEqual([]);
    expect(lines(validateDecision({ ...again, id: testId(9, 'd') }, CODES, found, TODAY))).toEqual(['replaces already-replaced error']);
  });

  it('in no case is refused', () => {
    expect(lines(validateDecision(decisionDraft(), CODES, null, TODAY))).toEqual(['caseId case-not-found error']);
  });
});

describe('a verdict', () => {
  it.each<[string, Partial<VerdictDraft>, string[]]>([
    ['without mistakes', {}, []],
    ['on appeal with a new number', { courtCode: 'GHARL', caseNumber: '21-111111-26' }, []],
    ['on appeal with the number of the appeal', { courtCode: 'GHARL', caseNumber: '21-002765-26' }, []],
    [
      'of the Hoge Raad under the number of the appeal',
      { courtCode: 'HR', caseNumber: '21-002765-26', outcomes: [{ countNo: 1, outcome: 'cassatie-verworpen' }], sanctions: [] },
      [],
    ],
    ['on appeal under the number of the rechtbank', { courtCode: 'GHARL' }, ['caseNumber court-instance error']],
    ['of an unknown court', { courtCode: 'RBXXX' }, ['courtCode unknown-code error']],
    ['with a malformed number', { caseNumber: '1' }, ['caseNumber invalid-case-number error']],
    ['before the case came in', { pronouncedOn: '2026-05-01' }, ['pronouncedOn date-order error']],
    ['irrevocable before it was pronounced', { irrevocableOn: '2026-08-31' }, ['irrevocableOn date-order error']],
    ['pronounced tomorrow', { pronouncedOn: '2026-11-25' }, ['pronouncedOn future-date error']],
    ['with its ECLI', { ecli: 'ECLI:NL:RBGEL:2026:1234' }, []],
    ['with a malformed ECLI', { ecli: 'ECLI:NL:RBGEL' }, ['ecli invalid-ecli error']],
    ['with the ECLI of another court', { ecli: 'ECLI:NL:RBOVE:2026:1' }, ['ecli ecli-mismatch error']],
    ['with an ECLI of another year', { ecli: 'ECLI:NL:RBGEL:2025:1' }, ['ecli ecli-mismatch warning']],
    ['without an outcome', { outcomes: [] }, ['outcomes missing-counts error']],
    [
      'on a count that is not in the case',
      { outcomes: [{ countNo: 9, outcome: 'vrijspraak' }] },
      ['outcomes[0].countNo count-not-found error'],
    ],
    ['with an unknown outcome', { outcomes: [{ countNo: 1, outcome: 'schuldig' }] }, ['outcomes[0].outcome unknown-code error']],
    [
      'of a rechtbank that rejects a cassation',
      { outcomes: [{ countNo: 1, outcome: 'cassatie-verworpen' }] },
      ['outcomes[0].outcome court-outcome error'],
    ],
    ['with an unknown sanction', { sanctions: [{ kind: 'schandpaal' }] }, ['sanctions[0].kind unknown-code error']],
    ['with a sanction without height', { sanctions: [{ kind: 'tbs' }] }, []],
    ['with a sanction in no unit', { sanctions: [{ kind: 'taakstraf', amount: 60 }] }, ['sanctions[0].unit missing-unit error']],
    [
      'with a sanction in an unknown unit',
      { sanctions: [{ kind: 'taakstraf', amount: 60, unit: 'uur' }] },
      ['sanctions[0].unit unknown-code error'],
    ],
    [
      'with a negative sanction',
      { sanctions: [{ kind: 'taakstraf', amount: -1, unit: 'hour' }] },
      ['sanctions[0].amount impossible-amount error'],
    ],
    ['that replaces another', { replaces: verdict.id }, []],
    ['that replaces one that is not there', { replaces: testId(8, 'e') }, ['replaces replaced-not-found error']],
  ])('%s', (_, overrides, expected) => {
    expect(lines(validateVerdict(verdictDraft(overrides), CODES, FOUND, TODAY))).toEqual(expected);
  });

  it('on a count that was never summoned is a warning', () => {
    expect(lines(validateVerdict(verdictDraft(), CODES, { ...FOUND, decisions: [] }, TODAY))).toEqual(['outcomes no-summons warning']);
  });

  it('on a count whose summons was replaced by a sepot is a warning; a summons that replaces another serves', () => {
    const replacing: Decision = { ...decision, id: testId(8, 'd'), kind: 'sepot', grounds: ['02'], replaces: decision.id };
    const found = { ...FOUND, decisions: [decision, replacing] };
    expect(lines(validateVerdict(verdictDraft(), CODES, found, TODAY))).toEqual(['outcomes no-summons warning']);
    const again = { ...FOUND, decisions: [decision, { ...replacing, kind: 'dagvaarding', grounds: [] }] };
    expect(lines(validateVerdict(verdictDraft(), CODES, again, TODAY))).toEqual([]);
  });

  it('in no case is refused', () => {
    expect(lines(validateVerdict(verdictDraft(), CODES, null, TODAY))).toEqual(['caseId case-not-found error']);
  });
});
