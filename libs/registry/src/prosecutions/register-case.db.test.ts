import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerReport } from '../reports/register-report';
import { caseDraft, decisionDraft, reportDraft, testId, verdictDraft } from '../test-support/drafts';
import { ANALYST, OTHER_UNIT, REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { auditOf, tally } from '../test-support/rows';
import { registerVerdict } from '../verdicts/register-verdict';
import { findCase } from './find-case';
import { registerCase } from './register-case';
import { registerDecision } from './register-decision';

let registry: TestRegistry;
const REPORT = testId(400);
beforeAll(async () => {
  registry = await testRegistry();
  await registerReport(registry, REGISTRAR, reportDraft({ id: REPORT }), 'request');
});
afterAll(() => registry.close());

const sextortion = { countNo: 1, article: 'Sr 318', articleValidFrom: '1900-01-01', isSextortion: true, reportIds: [REPORT] };
const laundering = { countNo: 2, article: 'Sr 420bis', articleValidFrom: '1900-01-01', isSextortion: false, reportIds: [] };
const counts = [sextortion, laundering];

/** A case with its dagvaarding, under ids that end in the number. */
async function summonedCase(number: number): Promise<string> {
  const id = testId(number, 'c');
  await registerCase(registry, REGISTRAR, caseDraft({ id, counts }), 'request');
  await registerDecision(registry, REGISTRAR, decisionDraft({ id: testId(number, 'd'), caseId: id, countNos: [1, 2] }), 'request');
  return id;
}

describe('registering a case', () => {
  it('stores it with its number, counts and links, and gives it as it reads later', async () => {
    const id = testId(10, 'c');
    const outcome = await registerCase(registry, REGISTRAR, caseDraft({ id, caseNumber: '05/123456-26', counts }), 'request');
    expect(outcome).toMatchObject({
      kind: 'registered',
      case: {
        id,
        officeCode: 'om-oost-nederland',
        receivedOn: '2026-06-01',
        suspect: { sex: 'man', ageGroup: 'adult' },
        numbers: [{ caseNumber: '05-123456-26', instance: 'rechtbank' }],
        counts: counts.map((count) => ({ ...count, outcomeInForce: null })),
        decisions: [],
        verdicts: [],
      },
    });
    expect(await findCase(registry, REGISTRAR, id, 'request')).toEqual(outcome.kind === 'registered' && outcome.case);
    expect(await auditOf(registry, id)).toEqual(['register-case done registrar-oost', 'read-case done registrar-oost']);
  });

  it('ten times at once gives one case; another case under its id is refused', async () => {
    const id = testId(11, 'c');
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => registerCase(registry, REGISTRAR, caseDraft({ id, counts }), 'request')),
    );
    expect(tally(outcomes.map(({ kind }) => kind))).toEqual({ registered: 1, replayed: 9 });
    const other = await registerCase(registry, REGISTRAR, caseDraft({ id, receivedOn: '2026-06-02', counts }), 'request');
    expect(other).toMatchObject({ kind: 'refused', findings: [{ path: 'id', code: 'id-in-use' }, { code: 'case-number-in-use' }] });
  });

  it('is refused with every problem and then stores nothing but the audit row', async () => {
    const id = testId(12, 'c');
    const draft = caseDraft({ id, officeCode: 'om-nergens', counts: [{ ...sextortion, reportIds: [testId(999)] }] });
    const outcome = await registerCase(registry, REGISTRAR, draft, 'request');
    expect(outcome.kind === 'refused' && outcome.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown-code', 'report-not-found']),
    );
    expect(await findCase(registry, REGISTRAR, id, 'request')).toBeNull();
    expect(await auditOf(registry, id)).toEqual(['register-case refused registrar-oost', 'read-case not-found registrar-oost']);
  });

  it('is visible to the unit of the parket and to units whose reports it rests on, to nobody else', async () => {
    const id = await summonedCase(13);
    expect(await findCase(registry, OTHER_UNIT, id, 'request')).toBeNull();
    const linked = testId(401);
    await registerReport(registry, OTHER_UNIT, reportDraft({ id: linked }), 'request');
    const shared = testId(14, 'c');
    await registerCase(registry, REGISTRAR, caseDraft({ id: shared, counts: [{ ...sextortion, reportIds: [REPORT, linked] }] }), 'request');
    expect(await findCase(registry, OTHER_UNIT, shared, 'request')).toMatchObject({ id: shared });
    await expect(findCase(registry, ANALYST, shared, 'request')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await findCase(registry, REGISTRAR, 'geen id', 'request')).toBeNull();
  });
});

describe('registering a decision', () => {
  it('keeps the grounds of a sepot in order of weight', async () => {
    const caseId = await summonedCase(20);
    const sepot = decisionDraft({
      id: testId(120, 'd'),
      caseId,
      kind: 'sepot',
      decidedOn: '2026-07-02',
      countNos: [2],
      grounds: ['56', '02'],
    });
    const outcome = await registerDecision(registry, REGISTRAR, sepot, 'request');
    expect(outcome).toMatchObject({
      kind: 'registered',
      case: { decisions: [{ kind: 'dagvaarding' }, { kind: 'sepot', grounds: ['56', '02'], countNos: [2] }] },
    });
    expect(await registerDecision(registry, REGISTRAR, sepot, 'request')).toMatchObject({ kind: 'replayed' });
    expect(await registerDecision(registry, REGISTRAR, { ...sepot, grounds: ['02'] }, 'request')).toMatchObject({
      findings: [{ code: 'id-in-use' }],
    });
    expect(await auditOf(registry, testId(120, 'd'))).toEqual([
      'register-decision done registrar-oost',
      'register-decision replayed registrar-oost',
      'register-decision refused registrar-oost',
    ]);
  });

  it('that replaces one that ten others replace at once: one wins', async () => {
    const caseId = await summonedCase(21);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        registerDecision(
          registry,
          REGISTRAR,
          decisionDraft({ id: testId(200 + index, 'd'), caseId, replaces: testId(21, 'd') }),
          'request',
        ),
      ),
    );
    expect(tally(outcomes.map((outcome) => (outcome.kind === 'refused' ? (outcome.findings[0]?.code ?? '') : outcome.kind)))).toEqual({
      registered: 1,
      'already-replaced': 9,
    });
    expect((await findCase(registry, REGISTRAR, caseId, 'request'))?.decisions).toHaveLength(2);
  });

  it('in a case of another unit finds no case', async () => {
    const caseId = await summonedCase(22);
    const outcome = await registerDecision(registry, OTHER_UNIT, decisionDraft({ id: testId(122, 'd'), caseId }), 'request');
    expect(outcome).toMatchObject({ kind: 'refused', findings: [{ code: 'case-not-found' }] });
  });
});

describe('registering a verdict', () => {
  it('gives the counts their outcome in force; the appeal brings its own number', async () => {
    const caseId = await summonedCase(30);
    const first = verdictDraft({
      id: testId(130, 'e'),
      caseId,
      outcomes: [
        { countNo: 1, outcome: 'veroordeling' },
        { countNo: 2, outcome: 'vrijspraak' },
      ],
    });
    const convicted = await registerVerdict(registry, REGISTRAR, first, 'request');
    expect(convicted).toMatchObject({
      kind: 'registered',
      case: {
        counts: [{ outcomeInForce: 'veroordeling' }, { outcomeInForce: 'vrijspraak' }],
        verdicts: [{ sanctions: [{ kind: 'gevangenisstraf', amount: 12, unit: 'month' }] }],
      },
    });
    const appeal = verdictDraft({
      id: testId(131, 'e'),
      caseId,
      courtCode: 'GHARL',
      caseNumber: '21-002765-26',
      pronouncedOn: '2026-10-01',
      ecli: 'ECLI:NL:GHARL:2026:1450',
      outcomes: [{ countNo: 1, outcome: 'niet-ontvankelijk' }],
      sanctions: [],
    });
    expect(await registerVerdict(registry, REGISTRAR, appeal, 'request')).toMatchObject({
      kind: 'registered',
      case: {
        numbers: expect.arrayContaining([{ caseNumber: '21-002765-26', instance: 'gerechtshof' }]),
        counts: [{ outcomeInForce: 'niet-ontvankelijk' }, { outcomeInForce: 'vrijspraak' }],
      },
    });
    expect(await registerVerdict(registry, REGISTRAR, appeal, 'request')).toMatchObject({
      kind: 'replayed',
      case: { numbers: { length: 2 } },
    });
  });

  it('corrected by another record counts no more', async () => {
    const caseId = await summonedCase(31);
    await registerVerdict(registry, REGISTRAR, verdictDraft({ id: testId(132, 'e'), caseId }), 'request');
    const correction = verdictDraft({
      id: testId(133, 'e'),
      caseId,
      outcomes: [{ countNo: 1, outcome: 'vrijspraak' }],
      sanctions: [],
      replaces: testId(132, 'e'),
    });
    expect(await registerVerdict(registry, REGISTRAR, correction, 'request')).toMatchObject({
      case: { counts: [{ outcomeInForce: 'vrijspraak' }, {}] },
    });
  });
});
