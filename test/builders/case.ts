import { randomUUID } from 'node:crypto';
import type { CaseCountDraft, CaseDraft, DecisionDraft, VerdictDraft } from '@register/registry';

/** A count of afdreiging marked as sextortion; give it the reports it rests on. */
export function aCount(overrides: Partial<CaseCountDraft> = {}): CaseCountDraft {
  return { countNo: 1, article: 'Sr 318', articleValidFrom: '1900-01-01', isSextortion: true, reportIds: [], ...overrides };
}

/** A case at the parket Noord-Nederland with one count, as `registerCase` takes it. */
export function aCase(overrides: Partial<CaseDraft> = {}): CaseDraft {
  return {
    id: randomUUID(),
    officeCode: 'om-noord-nederland',
    caseNumber: '18-123456-24',
    receivedOn: '2024-05-06',
    suspect: { sex: 'man', age: 27 },
    counts: [aCount()],
    ...overrides,
  };
}

/** A dagvaarding on the first count of a case, as `registerDecision` takes it. */
export function aDecision(caseId: string, overrides: Partial<DecisionDraft> = {}): DecisionDraft {
  return { id: randomUUID(), caseId, kind: 'dagvaarding', decidedOn: '2024-07-01', countNos: [1], grounds: [], ...overrides };
}

/** A conviction in first instance on the first count of a case of `aCase`, as `registerVerdict` takes it. */
export function aVerdict(caseId: string, overrides: Partial<VerdictDraft> = {}): VerdictDraft {
  return {
    id: randomUUID(),
    caseId,
    courtCode: 'RBNNE',
    caseNumber: '18-123456-24',
    pronouncedOn: '2025-02-03',
    outcomes: [{ countNo: 1, outcome: 'veroordeling' }],
    sanctions: [{ kind: 'gevangenisstraf', amount: 12, unit: 'month' }],
    ...overrides,
  };
}
