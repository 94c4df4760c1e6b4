import { countingUnits } from '@register/chain';
import type { Chain, ChainCase, ChainReport } from '@register/chain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerLegacyRecords } from '../legacy/register-legacy-records';
import { verdictRecord } from '../prosecutions/case.repository';
import { findCase } from '../prosecutions/find-case';
import { findReport } from '../reports/find-report';
import { registerReport } from '../reports/register-report';
import { registerStatus } from '../status/register-status';
import { caseDraft, decisionDraft, reportDraft, testId, verdictDraft } from '../test-support/drafts';
import { REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { importCases, importDecisions, importVerdicts } from './import-cases';
import { importReports, importRevisions } from './import-reports';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

const LOADER = { actor: 'demo-loader', actorRole: 'system', requestId: 'load' };
const by = (day: string) => ({ unitCode: '0600', recordedAt: new Date(`${day}T09:30:00Z`), recordedBy: 'registrar-oost' });

function recorded<Draft>(draft: Draft, day: string) {
  return { draft, ...by(day) };
}

async function loadAudit(): Promise<unknown[]> {
  return registry.database.sql(`select action, n_objects from audit.events where actor = 'demo-loader' order by event_id desc limit 1`);
}

describe('loading reports in bulk', () => {
  it('stores what registering one by one stores, as recorded then, with one audit row', async () => {
    const drafts = [1, 2, 3].map((number) => reportDraft({ id: testId(500 + number) }));
    const imports = drafts.map((draft) => recorded(draft, '2026-05-20'));
    expect(await importReports(registry, imports, LOADER)).toBe(3);
    expect(await loadAudit()).toEqual([{ action: 'import-reports', n_objects: 3 }]);
    const single = await registerReport(registry, REGISTRAR, reportDraft({ id: testId(504) }), 'request');
    const loaded = await findReport(registry, REGISTRAR, testId(501), 'request');
    expect(loaded?.content).toEqual(single.kind === 'registered' && single.report.content);
    expect(loaded).toMatchObject({ registeredAt: new Date('2026-05-20T09:30:00Z'), recordedBy: 'registrar-oost', revision: 1 });
  });

  it('twice stores it once; the same report registered later is a replay', async () => {
    const imports = [
      { draft: reportDraft({ id: testId(501) }), ...by('2026-05-20') },
      { draft: reportDraft({ id: testId(505) }), ...by('2026-05-21') },
    ];
    expect(await importReports(registry, imports, LOADER)).toBe(1);
    expect(await registerReport(registry, REGISTRAR, reportDraft({ id: testId(505) }), 'request')).toMatchObject({ kind: 'replayed' });
  });

  it('with corrections and withdrawals, in whatever order they come', async () => {
    const id = testId(501);
    const corrected = (outcome: string) => reportDraft({ id, outcome });
    const revisions = [
      { id, expectedRevision: 3, reason: 'Dubbel ingevoerd', draft: null, ...by('2026-08-01') },
      { id, expectedRevision: 1, reason: 'Uitkomst bekend', draft: corrected('naar-om'), ...by('2026-06-01') },
      { id, expectedRevision: 2, reason: 'Uitkomst verbeterd', draft: corrected('opgelegd'), ...by('2026-07-01') },
      { id: testId(502), expectedRevision: 1, reason: 'Dubbel ingevoerd', draft: null, ...by('2026-07-01') },
    ];
    expect(await importRevisions(registry, revisions, LOADER)).toBe(4);
    expect(await importRevisions(registry, revisions, LOADER)).toBe(0);
    const report = await findReport(registry, REGISTRAR, id, 'request');
    expect(report).toMatchObject({
      status: 'withdrawn',
      revision: 4,
      content: { outcome: 'opgelegd' },
      recordedAt: new Date('2026-08-01T09:30:00Z'),
    });
  });

  it('stops at a revision that does not follow on the last one', async () => {
    const stray = { id: testId(503), expectedRevision: 4, reason: 'Zwevend', draft: null, ...by('2026-08-01') };
    await expect(importRevisions(registry, [stray], LOADER)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('loading legacy records', () => {
  it('stores records with their reviews once, and counts none as a report', async () => {
    const before = await registerStatus(registry.db);
    const reviews = [
      { outcome: 'candidate', method: 'rule', recordedAt: new Date('2018-02-01T09:00:00Z'), recordedBy: 'rule' },
      { outcome: 'confirmed', method: 'person', recordedAt: new Date('2018-03-01T09:00:00Z'), recordedBy: 'registrar-oost' },
    ] as const;
    const record = {
      id: testId(1, 'f'),
      sourceSystem: 'BVH',
      legacyClass: 'afpersing',
      receivedOn: '2015-03-01',
      ...by('2018-01-15'),
      reviews,
    };
    expect(await registerLegacyRecords(registry, [record], LOADER)).toBe(1);
    expect(await registerLegacyRecords(registry, [record], LOADER)).toBe(0);
    const stored = await registry.database.sql(`select review_no, outcome, method from registry.legacy_reviews order by review_no`);
    expect(stored).toEqual([
      { review_no: 1, outcome: 'candidate', method: 'rule' },
      { review_no: 2, outcome: 'confirmed', method: 'person' },
    ]);
    expect(await registerStatus(registry.db)).toEqual(before);
  });
});

describe('the state of the register', () => {
  it('tells numbers and settings, no persons', async () => {
    const status = await registerStatus(registry.db);
    expect(status).toMatchObject({ nReports: 5, demonstration: false, registrationBegan: '2018-01-01' });
    expect(status.lastRecordedAt).toEqual(new Date('2026-11-24T11:00:00Z'));
  });
});

describe('one suspect with 172 victims', () => {
  const VICTIMS = 172;
  const SUSPECT = 'keten 172';
  const reportIds = Array.from({ length: VICTIMS }, (_, index) => testId(1000 + index));
  const caseId = testId(172, 'c');
  const counts = reportIds.map((id, index) => ({
    countNo: index + 1,
    article: 'Sr 318',
    articleValidFrom: '1900-01-01',
    isSextortion: true,
    reportIds: [id],
  }));
  const countNos = counts.map(({ countNo }) => countNo);

  async function load(): Promise<void> {
    const drafts = reportIds.map((id, index) =>
      reportDraft({
        id,
        reportType: index < 3 ? 'aangifte' : 'melding',
        victims: [{ sex: 'vrouw', age: 14, relation: 'onbekende-online', personReference: `slachtoffer ${index}` }],
        suspects: [{ known: true, sex: 'man', age: 24, chainNumber: SUSPECT }],
      }),
    );
    await importReports(
      registry,
      drafts.map((draft) => recorded(draft, '2026-05-20')),
      LOADER,
    );
    const suspected = caseDraft({ id: caseId, counts, suspect: { sex: 'man', age: 24, chainNumber: SUSPECT } });
    await importCases(registry, [{ draft: suspected, ...by('2026-06-01') }], LOADER);
    await importDecisions(registry, [{ draft: decisionDraft({ caseId, countNos }), ...by('2026-07-01') }], LOADER);
    const outcomes = countNos.map((countNo) => ({ countNo, outcome: 'veroordeling' }));
    const first = verdictDraft({ caseId, outcomes });
    const appeal = verdictDraft({
      id: testId(2, 'e'),
      caseId,
      courtCode: 'GHARL',
      caseNumber: '21-000172-26',
      pronouncedOn: '2026-11-01',
      outcomes,
    });
    await importVerdicts(
      registry,
      [first, appeal].map((draft) => recorded(draft, '2026-11-02')),
      LOADER,
    );
  }

  async function chainOfDatabase(): Promise<Chain> {
    const reports = await registry.database.sql<ChainReport>(
      `select r.report_id as "reportId", v.phenomenon, v.report_type as "reportType", v.action = 'withdrawn' as "isWithdrawn",
        (select count(*) from registry.report_victims p where p.report_id = v.report_id and p.revision = v.revision) as "nVictims",
        jsonb_build_array(jsonb_build_object('isKnown', s.is_known, 'personKey', encode(s.person_pseudonym, 'hex'))) as suspects
       from registry.reports r join registry.report_revisions v using (report_id) join registry.report_suspects s using (report_id, revision)
       where report_id = any ($1::uuid[])`,
      [reportIds],
    );
    const found = await findCase(registry, REGISTRAR, caseId, 'request');
    const [suspect] = await registry.database.sql<{ key: string }>(
      `select encode(suspect_pseudonym, 'hex') as key from registry.cases where case_id = $1`,
      [caseId],
    );
    const one: ChainCase = {
      caseId,
      suspectKey: suspect?.key ?? null,
      counts: found?.counts ?? [],
      decisions: (found?.decisions ?? []).map((decision) => ({
        kind: decision.kind,
        decidedOn: decision.decidedOn,
        countNos: decision.countNos,
        decisionId: decision.id,
        replacesDecisionId: decision.replaces,
      })),
      verdicts: (found?.verdicts ?? []).map(verdictRecord),
    };
    return { reports, cases: [one] };
  }

  it('comes out right in every counting unit', async () => {
    await load();
    expect(countingUnits(await chainOfDatabase())).toEqual({
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
});
