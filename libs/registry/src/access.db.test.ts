import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from './audit/list-audit-events';
import { findCase } from './prosecutions/find-case';
import { registerCase } from './prosecutions/register-case';
import { registerDecision } from './prosecutions/register-decision';
import { checkReport } from './reports/check-report';
import { correctReport } from './reports/correct-report';
import { findReport } from './reports/find-report';
import { listReports } from './reports/list-reports';
import { registerReport } from './reports/register-report';
import { registrationStatement } from './reports/registration-statement';
import { withdrawReport } from './reports/withdraw-report';
import { caseDraft, decisionDraft, reportDraft, testId, verdictDraft } from './test-support/drafts';
import { ANALYST, REGISTRAR, testRegistry, withDeps } from './test-support/registry';
import type { TestRegistry } from './test-support/registry';
import { reportRows } from './test-support/rows';
import { registerVerdict } from './verdicts/register-verdict';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

const id = testId(400);
const page = { first: 10 };

describe('who is refused by the register itself', () => {
  it.each<[string, string | null, (request: string) => Promise<unknown>]>([
    ['register-report report', id, (request) => registerReport(registry, ANALYST, reportDraft({ id }), request)],
    ['check-report report', id, (request) => checkReport(registry, ANALYST, reportDraft({ id }), request)],
    [
      'correct-report report',
      id,
      (request) => correctReport(registry, ANALYST, { ...reportDraft({ id }), expectedRevision: 1, reason: 'Verbeterd' }, request),
    ],
    ['withdraw-report report', id, (request) => withdrawReport(registry, ANALYST, { id, expectedRevision: 1, reason: 'Dubbel' }, request)],
    ['read-report report', id, (request) => findReport(registry, ANALYST, id, request)],
    ['list-reports report', null, (request) => listReports(registry, ANALYST, page, {}, request)],
    ['register-case case', testId(1, 'c'), (request) => registerCase(registry, ANALYST, caseDraft(), request)],
    ['read-case case', id, (request) => findCase(registry, ANALYST, id, request)],
    ['register-decision decision', testId(1, 'd'), (request) => registerDecision(registry, ANALYST, decisionDraft(), request)],
    ['register-verdict verdict', testId(1, 'e'), (request) => registerVerdict(registry, ANALYST, verdictDraft(), request)],
    ['list-audit-events audit-event', id, (request) => auditEvents(registry, ANALYST, page, { objectId: id }, request)],
    ['list-audit-events audit-event', null, (request) => auditEvents(registry, ANALYST, page, { objectId: 'x' }, request)],
  ])('leaves an audit row: %s %s', async (what, objectId, attempt) => {
    const request = `request ${what} ${objectId ?? ''}`;
    await expect(attempt(request)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const rows = await registry.database.sql(
      `select concat_ws(' ', action, object_kind) as what, object_id, actor, result, n_objects from audit.events where request_id = $1`,
      [request],
    );
    expect(rows).toEqual([{ what, object_id: objectId, actor: 'analist', result: 'forbidden', n_objects: 0 }]);
  });

  it('is refused all the same when the row cannot be written, which is then the cause', async () => {
    await registry.database.sql('alter table audit.events add constraint audit_is_shut check (false) not valid');
    const asking = findReport(registry, ANALYST, id, 'request');
    await expect(asking).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { constraint: 'audit_is_shut' } });
    await registry.database.sql('alter table audit.events drop constraint audit_is_shut');
  });
});

describe('a registrar of a unit that no longer exists', () => {
  const former = { ...REGISTRAR, unitCode: '2600' };
  const at = (instant: string) => withDeps(registry, { clock: () => new Date(instant) });

  it('registers up to and including its last legal day', async () => {
    const draft = reportDraft({
      id: testId(401),
      receivedOn: '2023-12-20',
      actFrom: '2023-12',
      actTo: null,
      complaint: null,
      offences: [],
    });
    const outcome = await registerReport(at('2023-12-31T22:59:00Z'), former, draft, 'request');
    expect(outcome).toMatchObject({ kind: 'registered', report: { unitCode: '2600' } });
  });

  it('registers no more from the day after, Dutch time, and reads no more', async () => {
    const after = at('2023-12-31T23:00:00Z');
    const draft = reportDraft({ id: testId(402) });
    await expect(registerReport(after, former, draft, 'request')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(findReport(after, former, testId(401), 'request')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(() => registrationStatement(after, former, draft, 'request')).toThrow(/only a registrar of a unit/u);
    expect(await reportRows(registry, testId(402))).toMatchObject({ reports: 0 });
  });

  it('nor does one of a unit that is still to come', async () => {
    const before = at('2023-12-31T22:59:00Z');
    const asking = registerReport(before, { ...REGISTRAR, unitCode: 'LX' }, reportDraft({ id: testId(403) }), 'request');
    await expect(asking).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
