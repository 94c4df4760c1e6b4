import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportDraft, testId } from '../test-support/drafts';
import { COLLEAGUE, OTHER_UNIT, REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { auditOf, reportRows, tally } from '../test-support/rows';
import { correctReport } from './correct-report';
import { findReport } from './find-report';
import { registerReport } from './register-report';
import type { CorrectionDraft, ReportDraft } from './report-draft';
import { withdrawReport } from './withdraw-report';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

function correction(
  id: string,
  overrides: Partial<ReportDraft> = {},
  expectedRevision = 1,
  reason = 'Leeftijd verbeterd',
): CorrectionDraft {
  return { ...reportDraft({ id, ...overrides }), expectedRevision, reason };
}

async function registered(number: number): Promise<string> {
  const id = testId(number);
  await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request');
  registry.moveClock(1);
  return id;
}

describe('correcting a report', () => {
  it('appends a revision with who, when and why, and keeps the one before', async () => {
    const id = await registered(200);
    const victims = [
      { sex: 'vrouw', age: 20, relation: 'bekende' },
      { sex: 'man', ageBand: '18-24', relation: 'bekende' },
    ];
    const outcome = await correctReport(registry, COLLEAGUE, correction(id, { victims, offences: [] }), 'request');
    expect(outcome).toMatchObject({
      kind: 'corrected',
      report: { revision: 2, status: 'corrected', reason: 'Leeftijd verbeterd', recordedBy: 'registrar-oost-2', content: { offences: [] } },
    });
    expect(outcome.kind === 'corrected' && outcome.report.revisions.map(({ action }) => action)).toEqual(['registered', 'corrected']);
    const kept = await registry.database.sql(
      `select revision, victim_no, sex, age from registry.report_victims where report_id = $1 order by 1, 2`,
      [id],
    );
    expect(kept).toEqual([
      { revision: 1, victim_no: 1, sex: 'man', age: 19 },
      { revision: 2, victim_no: 1, sex: 'vrouw', age: 20 },
      { revision: 2, victim_no: 2, sex: 'man', age: null },
    ]);
    expect((await auditOf(registry, id)).at(-1)).toBe('correct-report done registrar-oost-2');
  });

  it('keeps who a person is by the number in the expected revision, also when another victim goes; a new reference replaces it', async () => {
    const id = testId(240);
    const victim = { sex: 'man', age: 19, relation: 'bekende' };
    const first = [
      { ...victim, personReference: 'eerste' },
      { ...victim, personReference: 'tweede' },
    ];
    await registerReport(registry, REGISTRAR, reportDraft({ id, victims: first }), 'request');
    registry.moveClock(1);
    const links = async () =>
      registry.database.sql<{ revision: number; victim_no: number; link: string | null }>(
        `select revision, victim_no, encode(person_pseudonym, 'hex') as link from registry.report_victims where report_id = $1 order by 1, 2`,
        [id],
      );
    await correctReport(registry, REGISTRAR, correction(id, { victims: [{ ...victim, sameAs: 2 }, victim] }), 'request');
    registry.moveClock(1);
    await correctReport(
      registry,
      REGISTRAR,
      correction(id, { victims: [{ ...victim, sameAs: 1, personReference: 'eerste' }] }, 2),
      'request',
    );
    const [one, two, kept, unlinked, replaced] = await links();
    expect(one?.link).not.toBe(two?.link);
    expect([kept?.link, unlinked?.link, replaced?.link]).toEqual([two?.link, null, one?.link]);
  });

  it('costs two statements: storing it, and reading the report as it then stands', async () => {
    const id = await registered(244);
    const query = vi.spyOn(Client.prototype, 'query');
    const victims = [{ sex: 'man', age: 19, relation: 'bekende', sameAs: 1 }];
    expect(await correctReport(registry, REGISTRAR, correction(id, { victims }), 'request')).toMatchObject({ kind: 'corrected' });
    expect(query).toHaveBeenCalledTimes(2);
    query.mockRestore();
  });

  it('is refused when two victims would be the same person', async () => {
    const id = await registered(241);
    const victim = { sex: 'man', age: 19, relation: 'bekende', sameAs: 1 };
    const outcome = await correctReport(registry, REGISTRAR, correction(id, { victims: [victim, victim] }), 'request');
    expect(outcome).toMatchObject({ kind: 'refused', findings: [{ path: 'victims[1].sameAs', code: 'same-person-twice' }] });
  });

  it('is refused when it names a person who is not in the expected revision, and stores nothing', async () => {
    const id = await registered(242);
    const victims = [
      { sex: 'man', age: 19, relation: 'bekende', sameAs: 1 },
      { sex: 'man', age: 19, relation: 'bekende', sameAs: 2 },
    ];
    const suspects = [{ known: false, sex: 'onbekend', sameAs: 7 }];
    const outcome = await correctReport(registry, REGISTRAR, correction(id, { victims, suspects }), 'request');
    expect(outcome.kind === 'refused' && outcome.findings.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'victims[1].sameAs person-not-found',
      'suspects[0].sameAs person-not-found',
    ]);
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 1, report_victims: 1, report_suspects: 1 });
    expect((await auditOf(registry, id)).at(-1)).toBe('correct-report refused registrar-oost');
  });

  it('that names a person of another revision than the expected one is a conflict, of a withdrawn report refused for that', async () => {
    const id = await registered(243);
    const stranger = [{ sex: 'man', age: 19, relation: 'bekende', sameAs: 9 }];
    await correctReport(registry, REGISTRAR, correction(id, { outcome: 'naar-om' }), 'request');
    expect(await correctReport(registry, REGISTRAR, correction(id, { victims: stranger }), 'request')).toMatchObject({ kind: 'conflict' });
    await withdrawReport(registry, REGISTRAR, { id, expectedRevision: 2, reason: 'Dubbel ingevoerd' }, 'request');
    expect(await correctReport(registry, REGISTRAR, correction(id, { victims: stranger }, 3), 'request')).toMatchObject({
      kind: 'refused',
      findings: [{ path: 'id', code: 'report-withdrawn' }],
    });
  });

  it('is a conflict when the report has moved on, and stores nothing', async () => {
    const id = await registered(201);
    await correctReport(registry, REGISTRAR, correction(id, { outcome: 'naar-om' }), 'request');
    const outcome = await correctReport(registry, COLLEAGUE, correction(id, { outcome: 'opgelegd' }), 'request');
    expect(outcome).toMatchObject({ kind: 'conflict', current: { revision: 2, content: { outcome: 'naar-om' } } });
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 2, report_victims: 2 });
    expect((await auditOf(registry, id)).at(-1)).toBe('correct-report conflict registrar-oost-2');
  });

  it('is a conflict when it expects a revision that is not there yet', async () => {
    const id = await registered(202);
    expect(await correctReport(registry, REGISTRAR, correction(id, {}, 5), 'request')).toMatchObject({ kind: 'conflict' });
  });

  it('by ten registrars at once lets one win; the others see the winner, and nothing is lost', async () => {
    const id = await registered(203);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        correctReport(
          registry,
          { ...REGISTRAR, subject: `registrar-${index}` },
          correction(id, { narrative: `Versie ${index}.` }),
          'request',
        ),
      ),
    );
    expect(tally(outcomes.map(({ kind }) => kind))).toEqual({ corrected: 1, conflict: 9 });
    const stands = await findReport(registry, REGISTRAR, id, 'request');
    expect(stands).toMatchObject({ revision: 2 });
    for (const outcome of outcomes) {
      if (outcome.kind === 'corrected') expect(outcome.report).toEqual(stands);
      if (outcome.kind === 'conflict') expect(outcome.current).toEqual(stands);
    }
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 2, report_victims: 2, report_offences: 2 });
  });

  it('sent again gives the correction that was stored', async () => {
    const id = await registered(204);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => correctReport(registry, REGISTRAR, correction(id, { outcome: 'naar-om' }), 'request')),
    );
    expect(tally(outcomes.map(({ kind }) => kind))).toEqual({ corrected: 1, replayed: 4 });
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 2 });
  });

  it('is refused with every problem, the reason among them, and then stores nothing', async () => {
    const id = await registered(205);
    const outcome = await correctReport(registry, REGISTRAR, correction(id, { victims: [] }, 1, ' x '), 'request');
    expect(outcome.kind === 'refused' && outcome.findings.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'reason reason-missing',
      'victims missing-victims',
    ]);
    const withNumber = await correctReport(registry, REGISTRAR, correction(id, {}, 1, 'BSN 111222333 weg'), 'request');
    expect(withNumber.kind === 'refused' && withNumber.findings.map(({ path, code }) => `${path} ${code}`)).toEqual(['reason bsn-in-text']);
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 1 });
  });

  it('finds no report of another unit, and tells the audit', async () => {
    const id = await registered(206);
    expect(await correctReport(registry, OTHER_UNIT, correction(id), 'request')).toEqual({ kind: 'not-found' });
    expect(await findReport(registry, OTHER_UNIT, id, 'request')).toBeNull();
    expect((await auditOf(registry, id)).slice(1)).toEqual([
      'correct-report not-found registrar-noord',
      'read-report not-found registrar-noord',
    ]);
  });

  it('with the content it had before is a revision of its own', async () => {
    const id = await registered(207);
    await correctReport(registry, REGISTRAR, correction(id, { outcome: 'naar-om' }), 'request');
    const back = await correctReport(registry, REGISTRAR, correction(id, {}, 2, 'Toch niet naar het OM'), 'request');
    expect(back).toMatchObject({ kind: 'corrected', report: { revision: 3, content: { outcome: 'in-onderzoek' } } });
  });
});

describe('withdrawing a report', () => {
  it('appends a revision that keeps the content', async () => {
    const id = await registered(210);
    const before = await findReport(registry, REGISTRAR, id, 'request');
    const outcome = await withdrawReport(registry, REGISTRAR, { id, expectedRevision: 1, reason: 'Dubbel ingevoerd' }, 'request');
    expect(outcome).toMatchObject({ kind: 'corrected', report: { revision: 2, status: 'withdrawn', reason: 'Dubbel ingevoerd' } });
    expect(outcome.kind === 'corrected' && outcome.report.content).toEqual(before?.content);
    expect(await reportRows(registry, id)).toMatchObject({
      report_revisions: 2,
      report_victims: 2,
      report_demands: 2,
      report_referrals: 2,
    });
  });

  it('ends it: no correction or second withdrawal follows, a retry gives the withdrawal', async () => {
    const id = await registered(211);
    const withdrawal = { id, expectedRevision: 1, reason: 'Dubbel ingevoerd' };
    await withdrawReport(registry, REGISTRAR, withdrawal, 'request');
    const refused = { kind: 'refused', findings: [{ path: 'id', code: 'report-withdrawn' }] };
    expect(await correctReport(registry, REGISTRAR, correction(id, {}, 2), 'request')).toMatchObject(refused);
    expect(await withdrawReport(registry, REGISTRAR, { ...withdrawal, expectedRevision: 2 }, 'request')).toMatchObject(refused);
    expect(await withdrawReport(registry, REGISTRAR, withdrawal, 'request')).toMatchObject({ kind: 'replayed', report: { revision: 2 } });
  });

  it('and correcting at once lets one of both win', async () => {
    const id = await registered(212);
    const outcomes = await Promise.all([
      withdrawReport(registry, REGISTRAR, { id, expectedRevision: 1, reason: 'Dubbel ingevoerd' }, 'request'),
      correctReport(registry, COLLEAGUE, correction(id, { outcome: 'naar-om' }), 'request'),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'corrected')).toHaveLength(1);
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 2 });
  });

  it('needs an id, a reason and a revision that can be', async () => {
    const outcome = await withdrawReport(registry, REGISTRAR, { id: 'x', expectedRevision: 0, reason: '' }, 'request');
    expect(outcome.kind === 'refused' && outcome.findings.map(({ code }) => code)).toEqual([
      'invalid-id',
      'reason-missing',
      'invalid-revision',
    ]);
  });
});
