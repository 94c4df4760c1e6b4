import { describe, expect, it } from 'vitest';
import { referenceCodeBook } from '../../test-support/code-book';
import { reportDraft } from '../../test-support/drafts';
import type { ReportDraft } from '../report-draft';
import { validateNewReport, validateReport } from '../report.rules';
import { strangerFindings } from './same-as.rules';

const CODES = referenceCodeBook();
const TODAY = '2026-11-24';

const victim = (sameAs: number | null) => ({ sex: 'man', age: 19, relation: 'bekende', sameAs });
const suspect = (sameAs: number | null) => ({ known: false, sex: 'onbekend', sameAs });
const lines = (findings: ReturnType<typeof validateReport>) => findings.map(({ path, code, severity }) => `${path} ${code} ${severity}`);

describe('the number of a person in the expected revision', () => {
  it.each<[string, Partial<ReportDraft>, string[]]>([
    ['may be left out', { victims: [victim(null)] }, []],
    ['counts from 1', { victims: [victim(1), victim(2)], suspects: [suspect(1)] }, []],
    ['is not 0', { victims: [victim(0)] }, ['victims[0].sameAs invalid-person-number error']],
    ['is not negative', { suspects: [suspect(1), suspect(-1)] }, ['suspects[1].sameAs invalid-person-number error']],
    ['is whole', { victims: [victim(1.5)] }, ['victims[0].sameAs invalid-person-number error']],
    ['fits in the table', { victims: [victim(2 ** 31)] }, ['victims[0].sameAs invalid-person-number error']],
    ['is used once', { suspects: [suspect(2), suspect(2)] }, ['suspects[1].sameAs same-person-twice error']],
  ])('%s', (_, overrides, expected) => {
    expect(lines(validateReport(reportDraft(overrides), CODES, TODAY))).toEqual(expected);
  });

  it('cannot be given with a new report, which has no revision before it', () => {
    const draft = reportDraft({ victims: [victim(null), victim(1)], suspects: [suspect(1)] });
    expect(lines(validateNewReport(draft, CODES, TODAY))).toEqual([
      'victims[1].sameAs not-a-correction error',
      'suspects[0].sameAs not-a-correction error',
    ]);
    expect(validateNewReport(reportDraft(), CODES, TODAY)).toEqual([]);
  });

  it('is one of those that the revision has', () => {
    const draft = { victims: [victim(3), victim(2), victim(null)], suspects: [suspect(1)] };
    expect(lines(strangerFindings(draft, { victims: 2, suspects: 1 }))).toEqual(['victims[0].sameAs person-not-found error']);
  });
});
