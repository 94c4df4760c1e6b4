import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCase } from '../prosecutions/find-case';
import { registerCase } from '../prosecutions/register-case';
import { correctReport } from '../reports/correct-report';
import { findReport } from '../reports/find-report';
import { listReports } from '../reports/list-reports';
import { registerReport } from '../reports/register-report';
import { withdrawReport } from '../reports/withdraw-report';
import { caseDraft, reportDraft, testId } from '../test-support/drafts';
import { AUDITOR, REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { reportRows } from '../test-support/rows';
import { auditEvents } from './list-audit-events';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

describe('reading and writing without the audit row', () => {
  const id = testId(300);
  const missing = testId(301);

  it('cannot be done: neither the row nor what it would tell of comes about', async () => {
    await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request');
    await registry.database.sql('alter table audit.events add constraint audit_is_shut check (false) not valid');
    const withdrawal = { id, expectedRevision: 1, reason: 'Dubbel ingevoerd' };
    const attempts = [
      () => registerReport(registry, REGISTRAR, reportDraft({ id: missing }), 'request'),
      () => registerReport(registry, REGISTRAR, reportDraft({ id: missing, victims: [] }), 'request'),
      () => correctReport(registry, REGISTRAR, { ...reportDraft({ id }), expectedRevision: 1, reason: 'Verbeterd' }, 'request'),
      () => withdrawReport(registry, REGISTRAR, withdrawal, 'request'),
      () => findReport(registry, REGISTRAR, id, 'request'),
      () => listReports(registry, REGISTRAR, { first: 10 }, {}, 'request'),
      () => registerCase(registry, REGISTRAR, caseDraft(), 'request'),
      () => findCase(registry, REGISTRAR, testId(1, 'c'), 'request'),
      () => auditEvents(registry, AUDITOR, { first: 10 }, {}, 'request'),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/audit_is_shut/u);
    await registry.database.sql('alter table audit.events drop constraint audit_is_shut');
    expect(await reportRows(registry, missing)).toMatchObject({ reports: 0, report_revisions: 0, report_victims: 0 });
    expect(await reportRows(registry, id)).toMatchObject({ report_revisions: 1 });
    const [cases] = await registry.database.sql('select count(*) as n from registry.cases');
    expect(cases).toEqual({ n: 0 });
  });
});

describe('role intake', () => {
  it.each([
    ['update registry.reports set unit_code = unit_code'],
    ['delete from registry.reports'],
    [`update registry.report_revisions set narrative = ''`],
    ['delete from registry.report_victims'],
    ['truncate registry.report_revisions cascade'],
    [`update audit.events set result = 'done'`],
    ['delete from audit.events'],
    [`update reference.legal_articles set name = ''`],
  ])('cannot %s', async (statement) => {
    await expect(registry.database.sql(statement, [], 'intake')).rejects.toThrow(/permission denied/u);
  });
});

describe('the audit log', () => {
  it('tells the auditor who did what, newest first, page by page, and logs its own reading', async () => {
    registry.moveClock(1);
    const id = testId(310);
    await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request-310');
    registry.moveClock(1);
    await findReport(registry, REGISTRAR, id, 'request-311');
    registry.moveClock(1);
    const first = await auditEvents(registry, AUDITOR, { first: 1 }, { objectId: id }, 'request-312');
    const second = await auditEvents(
      registry,
      AUDITOR,
      { first: 1, after: first.pageInfo.endCursor },
      { objectId: id.toUpperCase() },
      'request-313',
    );
    const common = {
      actor: 'registrar-oost',
      actorRole: 'registrar',
      actorUnit: '0600',
      objectKind: 'report',
      objectId: id,
      result: 'done',
      nObjects: 1,
    };
    expect(first.pageInfo.hasNextPage).toBe(true);
    // Reading the log is about the same object, so the first page's own row stands before the rows it showed.
    expect(first.edges[0]?.node).toMatchObject({ ...common, action: 'read-report', requestId: 'request-311' });
    expect(second.edges[0]?.node).toMatchObject({ ...common, action: 'register-report', requestId: 'request-310' });
    const all = await auditEvents(registry, AUDITOR, { first: 10 }, { objectId: id }, 'request-314');
    expect(all.edges.map(({ node }) => node.action)).toEqual(['list-audit-events', 'list-audit-events', 'read-report', 'register-report']);
  });

  it('is for auditors only, and knows its own cursors and ids only', async () => {
    await expect(auditEvents(registry, REGISTRAR, { first: 10 }, {}, 'request')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(auditEvents(registry, AUDITOR, { first: 10, after: 'x' }, {}, 'request')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(auditEvents(registry, AUDITOR, { first: 10 }, { objectId: 'x' }, 'request')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});
