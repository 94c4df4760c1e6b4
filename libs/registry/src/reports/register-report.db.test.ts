import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reportDraft, testId } from '../test-support/drafts';
import { ANALYST, COLLEAGUE, OTHER_UNIT, REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { auditOf, reportRows, tally } from '../test-support/rows';
import { checkReport } from './check-report';
import { findReport } from './find-report';
import { registerReport } from './register-report';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

const ONE_OF_EACH = {
  reports: 1,
  report_revisions: 1,
  report_offences: 1,
  report_victims: 1,
  report_suspects: 1,
  report_demands: 1,
  report_referrals: 1,
};
const NOTHING = {
  reports: 0,
  report_revisions: 0,
  report_offences: 0,
  report_victims: 0,
  report_suspects: 0,
  report_demands: 0,
  report_referrals: 0,
};

describe('registering a report', () => {
  it('stores report, revision, all that hangs below it and the audit row, and gives the report as it reads later', async () => {
    const id = testId(100);
    const outcome = await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request-1');
    expect(outcome).toMatchObject({
      kind: 'registered',
      warnings: [],
      report: { id, unitCode: '0600', revision: 1, status: 'registered' },
    });
    expect(await reportRows(registry, id)).toEqual(ONE_OF_EACH);
    const read = await findReport(registry, REGISTRAR, id, 'request-2');
    expect(outcome.kind === 'registered' && outcome.report).toEqual(read);
    expect(await auditOf(registry, id)).toEqual(['register-report done registrar-oost', 'read-report done registrar-oost']);
  });

  it('chooses the version of the article by the date of the act', async () => {
    const id = testId(101);
    const old = reportDraft({
      id,
      receivedOn: '2024-06-30',
      actFrom: '2024-06',
      actTo: null,
      complaint: null,
      offences: [{ article: 'Sr 240' }],
    });
    const outcome = await registerReport(registry, REGISTRAR, old, 'request');
    expect(outcome).toMatchObject({ report: { content: { offences: [{ article: 'Sr 240', validFrom: '1900-01-01' }] } } });
  });

  it('keeps of a person a keyed hash and nothing else', async () => {
    const id = testId(102);
    const victims = [{ sex: 'man', age: 19, relation: 'bekende', personReference: 'verwijzing xyz' }];
    await registerReport(registry, REGISTRAR, reportDraft({ id, victims }), 'request');
    const [row] = await registry.database.sql<{ pseudonym: Buffer; texts: string }>(
      `select person_pseudonym as pseudonym, (select string_agg(v::text, ' ') from registry.report_victims v) as texts
       from registry.report_victims where report_id = $1`,
      [id],
    );
    expect(row?.pseudonym).toHaveLength(32);
    expect(row?.texts).not.toMatch(/xyz/iu);
  });

  it('costs one statement', async () => {
    const query = vi.spyOn(Client.prototype, 'query');
    await registerReport(registry, REGISTRAR, reportDraft({ id: testId(103) }), 'request');
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });

  it('is for registrars of a unit only', async () => {
    for (const principal of [ANALYST, { ...REGISTRAR, unitCode: null }, { ...REGISTRAR, unitCode: '9999' }]) {
      const asking = registerReport(registry, principal, reportDraft({ id: testId(104) }), 'request');
      await expect(asking).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await reportRows(registry, testId(104))).toEqual(NOTHING);
    expect(await auditOf(registry, testId(104))).toEqual([
      'register-report forbidden analist',
      'register-report forbidden registrar-oost',
      'register-report forbidden registrar-oost',
    ]);
  });
});

describe('a retried registration', () => {
  it('gives the same report, also to a colleague, and once only', async () => {
    const id = testId(110);
    const first = await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request-1');
    registry.moveClock(5);
    const second = await registerReport(registry, COLLEAGUE, reportDraft({ id: id.toUpperCase() }), 'request-2');
    expect(second).toMatchObject({ kind: 'replayed' });
    expect(second.kind !== 'refused' && second.report).toEqual(first.kind !== 'refused' && first.report);
    expect(await reportRows(registry, id)).toEqual(ONE_OF_EACH);
    expect(await auditOf(registry, id)).toEqual(['register-report done registrar-oost', 'register-report replayed registrar-oost-2']);
  });

  it('is refused when the id stands for another report, or for one of another unit', async () => {
    const id = testId(111);
    await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request-1');
    const other = await registerReport(registry, REGISTRAR, reportDraft({ id, outcome: 'naar-om' }), 'request-2');
    const elsewhere = await registerReport(registry, OTHER_UNIT, reportDraft({ id }), 'request-3');
    const refused = { kind: 'refused', findings: [{ path: 'id', code: 'id-in-use', severity: 'error' }] };
    expect([other, elsewhere]).toMatchObject([refused, refused]);
    expect(await reportRows(registry, id)).toEqual(ONE_OF_EACH);
    expect((await auditOf(registry, id)).slice(1)).toEqual([
      'register-report refused registrar-oost',
      'register-report refused registrar-noord',
    ]);
  });

  it('sent twenty times at once gives one report', async () => {
    const id = testId(112);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => registerReport(registry, REGISTRAR, reportDraft({ id }), `request-${index}`)),
    );
    expect(tally(outcomes.map(({ kind }) => kind))).toEqual({ registered: 1, replayed: 19 });
    const [first, ...others] = outcomes.map((outcome) => outcome.kind !== 'refused' && outcome.report);
    for (const other of others) expect(other).toEqual(first);
    expect(await reportRows(registry, id)).toEqual(ONE_OF_EACH);
    expect(tally(await auditOf(registry, id))).toEqual({
      'register-report done registrar-oost': 1,
      'register-report replayed registrar-oost': 19,
    });
  });

  it('of twenty different reports under one id stores one and refuses the others', async () => {
    const id = testId(113);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        registerReport(registry, REGISTRAR, reportDraft({ id, narrative: `Versie ${index}.` }), `request-${index}`),
      ),
    );
    expect(tally(outcomes.map(({ kind }) => kind))).toEqual({ registered: 1, refused: 19 });
    expect(await reportRows(registry, id)).toEqual(ONE_OF_EACH);
  });

  it('waits for the same registration that another transaction has not finished', async () => {
    const id = testId(114);
    const other = new Client({ connectionString: registry.database.url('intake') });
    await other.connect();
    try {
      await other.query('begin');
      await other.query(`insert into registry.reports values ($1, '0600-26-AAAAA-AAAAA', '0600', now(), 'a colleague')`, [id]);
      const waiting = registerReport(registry, REGISTRAR, reportDraft({ id }), 'request');
      await vi.waitFor(async () => {
        const [row] = await registry.database.sql<{ n: number }>(
          `select count(*) as n from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`,
        );
        expect(row?.n).toBe(1);
      }, 10_000);
      await other.query('rollback');
      expect(await waiting).toMatchObject({ kind: 'registered' });
    } finally {
      await other.end();
    }
    expect(await reportRows(registry, id)).toEqual(ONE_OF_EACH);
  });
});

describe('a refused report', () => {
  it('names every problem and leaves nothing but an audit row', async () => {
    const id = testId(120);
    const draft = reportDraft({ id, routeIn: 'postduif', narrative: 'BSN 111222333', victims: [] });
    const outcome = await registerReport(registry, REGISTRAR, draft, 'request-120');
    expect(outcome.kind === 'refused' && outcome.findings.map(({ code }) => code)).toEqual([
      'unknown-code',
      'missing-victims',
      'bsn-in-text',
    ]);
    expect(await reportRows(registry, id)).toEqual(NOTHING);
    const audit = await registry.database.sql(`select action, result, n_objects, request_id from audit.events where object_id = $1`, [id]);
    expect(audit).toEqual([{ action: 'register-report', result: 'refused', n_objects: 0, request_id: 'request-120' }]);
  });

  it('names no person of a revision before it: there is none', async () => {
    const id = testId(122);
    const draft = reportDraft({ id, victims: [{ sex: 'man', age: 19, relation: 'bekende', sameAs: 1 }] });
    const refused = { kind: 'refused', findings: [{ path: 'victims[0].sameAs', code: 'not-a-correction' }] };
    expect(await registerReport(registry, REGISTRAR, draft, 'request')).toMatchObject(refused);
    expect(await checkReport(registry, REGISTRAR, draft, 'request')).toMatchObject(refused);
    expect(await reportRows(registry, id)).toEqual(NOTHING);
  });

  it('can be asked for beforehand, which stores nothing at all', async () => {
    const id = testId(121);
    expect(await checkReport(registry, REGISTRAR, reportDraft({ id, complaint: null }), 'request')).toMatchObject({
      kind: 'acceptable',
      warnings: [{ code: 'complaint-missing' }],
    });
    expect(await checkReport(registry, REGISTRAR, reportDraft({ id, victims: [] }), 'request')).toMatchObject({ kind: 'refused' });
    expect(await reportRows(registry, id)).toEqual(NOTHING);
    expect(await auditOf(registry, id)).toEqual([]);
  });
});
