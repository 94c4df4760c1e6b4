import { randomBytes } from 'node:crypto';
import { connect } from '@register/db';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { hasErrors, newId, type Principal } from '@register/kernel';
import {
  findCase,
  loadCodes,
  validateCase,
  validateDecision,
  validateReport,
  validateVerdict,
  type RegistryDeps,
} from '@register/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWithDemonstration, type Register } from './index';
import { VENUES } from './justice';
import { wholeDemo } from './world.testing';

const N_REPORTS = 3_000;
const clock = () => new Date('2026-11-24T10:00:00Z');
const demo = wholeDemo({ nReports: N_REPORTS, batchSize: 1_000 });

let database: TestDatabase;
let db: Register;

beforeAll(async () => {
  database = await testDatabase();
  db = connect(database.url(), { applicationName: 'demo-test', max: 2 });
});

afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function countOf(table: string): Promise<number> {
  const [row] = await database.sql<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? 0;
}

describe('demonstration data in the register', () => {
  it('would be accepted by the rules of the register, every report and every correction', async () => {
    const codes = await loadCodes(db);
    const drafts = [...demo.reports.map(({ draft }) => draft), ...demo.revisions.flatMap(({ draft }) => draft ?? [])];
    const refused = drafts.map((draft) => validateReport(draft, codes, '2026-11-24')).filter(hasErrors);
    expect(refused).toEqual([]);
  });

  it('is not loaded when none is asked for', async () => {
    expect(await fillWithDemonstration({ db, clock, nReports: 0 })).toBe('none asked');
    expect(await countOf('registry.reports')).toBe(0);
    expect(await database.sql(`select value from reference.settings where setting = 'demonstration'`)).toEqual([{ value: 'false' }]);
  });

  it('is loaded whole into an empty register and marked as a demonstration', async () => {
    expect(await fillWithDemonstration({ db, clock, nReports: N_REPORTS })).toContain('3.000 reports');
    expect(await countOf('registry.reports')).toBe(N_REPORTS);
    expect(await countOf('registry.report_revisions')).toBe(N_REPORTS + demo.revisions.length);
    expect(await countOf('registry.report_victims')).toBeGreaterThan(N_REPORTS);
    expect(await countOf('registry.cases')).toBe(demo.cases.length);
    expect(await countOf('registry.decisions')).toBe(demo.decisions.length);
    expect(await countOf('registry.verdicts')).toBe(demo.verdicts.length);
    expect(await countOf('registry.legacy_records')).toBe(demo.legacy.length);
    expect(await database.sql(`select value from reference.settings where setting = 'demonstration'`)).toEqual([{ value: 'true' }]);
  });

  it('holds cases that the rules of the register would accept, with their decisions and verdicts', async () => {
    const codes = await loadCodes(db);
    const deps: RegistryDeps = { db, clock, newId: () => newId(clock, randomBytes), pseudonymKey: new Uint8Array(32), codes };
    const reportUnits = new Map(demo.reports.map(({ draft, unitCode }) => [draft.id, unitCode]));
    const today = '2026-11-24';
    const refused: unknown[] = [];
    for (const { draft } of demo.cases.slice(0, 60)) {
      const unitCode = VENUES.find(({ officeCode }) => officeCode === draft.officeCode)?.unitCode ?? '';
      const principal: Principal = { subject: 'demo', name: 'demo', role: 'registrar', unitCode };
      const found = await findCase(deps, principal, draft.id, 'test');
      expect(found?.counts.length).toBe(draft.counts.length);
      const decisions = demo.decisions.filter((one) => one.draft.caseId === draft.id && typeof one.draft.replaces !== 'string');
      const verdicts = demo.verdicts.filter((one) => one.draft.caseId === draft.id && typeof one.draft.replaces !== 'string');
      const findings = [
        validateCase(draft, codes, { facts: { reportUnits, isNumberInUse: false }, unitCode, today }),
        ...decisions.map((one) => validateDecision(one.draft, codes, found, today)),
        ...verdicts.map((one) => validateVerdict(one.draft, codes, found, today)),
      ];
      refused.push(...findings.filter(hasErrors));
    }
    expect(refused).toEqual([]);
  });

  it('shows the day of recording of the documents, not of the load', async () => {
    const [row] = await database.sql<{ late: number }>(
      `select count(*)::int as late from registry.report_revisions where (recorded_at at time zone 'Europe/Amsterdam')::date > '2026-11-23'`,
    );
    expect(row?.late).toBe(0);
  });

  it('leaves a register with reports alone', async () => {
    expect(await fillWithDemonstration({ db, clock, nReports: 50 })).toBe('register holds reports already');
    expect(await countOf('registry.reports')).toBe(N_REPORTS);
  });

  it('is finished at the next start when a load was broken off', async () => {
    const other = await testDatabase();
    const register = connect(other.url(), { applicationName: 'demo-test', max: 2 });
    try {
      const plan = JSON.stringify({ seed: 2017, nReports: 600, on: '2026-11-01' });
      await other.sql(`insert into reference.settings values ('demonstration_under_way', $1, 'test')`, [plan]);
      expect(await fillWithDemonstration({ db: register, clock, nReports: 600 })).toContain('finished what was broken off: 600 reports');
      await other.sql(`insert into reference.settings values ('demonstration_under_way', $1, 'test')`, [plan]);
      expect(await fillWithDemonstration({ db: register, clock, nReports: 600 })).toContain('finished what was broken off: 0 reports');
      expect(await other.sql('select count(*)::int as n from registry.reports')).toEqual([{ n: 600 }]);
    } finally {
      await register.destroy();
      await other.drop();
    }
  });
});
