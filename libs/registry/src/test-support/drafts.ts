import type { CaseDraft, DecisionDraft } from '../prosecutions/case-draft';
import type { ReportDraft } from '../reports/report-draft';
import type { VerdictDraft } from '../verdicts/verdict';

/** An id that ends in a number, for readable tests. */
export function testId(number: number, kind = 'a'): string {
  return `01980000-0000-7000-8000-${kind}${number.toString(16).padStart(11, '0')}`;
}

/** A report without any finding but what the overrides bring. */
export function reportDraft(overrides: Partial<ReportDraft> = {}): ReportDraft {
  return {
    id: testId(1),
    reportType: 'aangifte',
    phenomenon: 'sextortion',
    subtype: 'financieel',
    receivedOn: '2026-05-20',
    actFrom: '2026-05-02',
    actTo: '2026-05-10',
    place: { kind: 'unknown' },
    routeIn: 'internet',
    offences: [{ article: 'Sr 318' }],
    complaint: { requested: true, filedOn: '2026-05-20', knownOn: '2026-05-10' },
    victims: [{ sex: 'man', age: 19, relation: 'onbekende-online', personReference: 'slachtoffer 1' }],
    suspects: [{ known: false, sex: 'onbekend', country: 'ci' }],
    modus: {
      contactPlatform: 'instagram',
      material: 'echt',
      demands: ['geld'],
      motive: 'financieel',
      amountDemanded: 500,
      complied: 'nee',
    },
    referrals: ['helpwanted'],
    outcome: 'in-onderzoek',
    narrative: 'Eerste contact via Instagram.',
    ...overrides,
  };
}

/** A case of the parket Oost-Nederland with one sextortion count. */
export function caseDraft(overrides: Partial<CaseDraft> = {}): CaseDraft {
  return {
    id: testId(1, 'c'),
    officeCode: 'om-oost-nederland',
    caseNumber: '05-123456-26',
    receivedOn: '2026-06-01',
    suspect: { sex: 'man', age: 24, chainNumber: 'keten 1' },
    counts: [{ countNo: 1, article: 'Sr 318', articleValidFrom: '1900-01-01', isSextortion: true, reportIds: [] }],
    ...overrides,
  };
}

export function decisionDraft(overrides: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    id: testId(1, 'd'),
    caseId: testId(1, 'c'),
    kind: 'dagvaarding',
    decidedOn: '2026-07-01',
    countNos: [1],
    grounds: [],
    ...overrides,
  };
}

export function verdictDraft(overrides: Partial<VerdictDraft> = {}): VerdictDraft {
  return {
    id: testId(1, 'e'),
    caseId: testId(1, 'c'),
    courtCode: 'RBGEL',
    caseNumber: '05-123456-26',
    pronouncedOn: '2026-09-01',
    outcomes: [{ countNo: 1, outcome: 'veroordeling' }],
    sanctions: [{ kind: 'gevangenisstraf', amount: 12, unit: 'month' }],
    ...overrides,
  };
}
