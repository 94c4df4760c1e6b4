import { randomBytes } from 'node:crypto';
import { connect } from '@register/db';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { newId, type Principal } from '@register/kernel';
import {
  loadCodes,
  registerCase,
  registerDecision,
  registerReport,
  registerVerdict,
  validateReport,
  type CodeBook,
  type RegistryDeps,
} from '@register/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aNotice, aReport, webcamChain } from './index';

let database: TestDatabase;
let deps: RegistryDeps;
let codes: CodeBook;

const clock = () => new Date('2026-11-24T10:00:00Z');
const registrar: Principal = {
  subject: 'registrar-noord',
  name: 'Registrator Noord-Nederland (demo)',
  role: 'registrar',
  unitCode: '0100',
};

beforeAll(async () => {
  database = await testDatabase();
  const db = connect(database.url('intake'), { applicationName: 'builders-test', max: 1 });
  codes = await loadCodes(db);
  deps = { db, clock, newId: () => newId(clock, randomBytes), pseudonymKey: randomBytes(32), codes };
});

afterAll(async () => {
  await deps.db.destroy();
  await database.drop();
});

const findings = (report: ReturnType<typeof aReport>) => validateReport(report, codes, '2026-11-24');

describe('builders', () => {
  it('make reports about which the register has nothing to say', () => {
    expect(findings(aReport())).toEqual([]);
    expect(findings(aNotice())).toEqual([]);
  });

  it('make every report with an id of its own', () => {
    expect(aReport().id).not.toBe(aReport().id);
  });
});

describe('the webcam chain', () => {
  const chain = webcamChain({ nReports: 30, nComplaints: 2, victimsPerReport: 3 });

  it('has many victims, few complaints, one suspect and one case', () => {
    expect(chain.counted).toEqual({ reports: 30, complaints: 2, victims: 90, prosecutions: 1, convictions: 1 });
    expect(chain.reports.flatMap(({ victims }) => victims)).toHaveLength(90);
    expect(chain.reports.filter(({ reportType }) => reportType === 'aangifte')).toHaveLength(2);
    expect(chain.case.counts.flatMap(({ reportIds }) => reportIds)).toEqual(chain.reports.map(({ id }) => id));
  });

  it('is accepted by the register; the missing klacht of most victims is a warning', () => {
    const all = chain.reports.flatMap(findings);
    expect(all.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(all.filter(({ code }) => code === 'complaint-missing')).toHaveLength(28);
  });

  it('goes to appeal under a new number twice, in the order of the days', () => {
    const numbers = new Set(chain.verdicts.map(({ caseNumber }) => caseNumber));
    expect(numbers).toEqual(new Set([chain.case.caseNumber, '21-000001-16', '21-002765-19']));
    const days = chain.verdicts.map(({ pronouncedOn }) => pronouncedOn);
    expect(days).toEqual(days.toSorted());
    expect(chain.verdicts.map(({ ecli }) => ecli ?? null)).toEqual([
      null,
      'ECLI:NL:GHARL:2017:1450',
      'ECLI:NL:HR:2018:2242',
      null,
      'ECLI:NL:HR:2023:1440',
    ]);
  });

  it('can be registered whole, and ends with a conviction in force', async () => {
    for (const report of chain.reports) expect((await registerReport(deps, registrar, report, 'test')).kind).toBe('registered');
    expect((await registerCase(deps, registrar, chain.case, 'test')).kind).toBe('registered');
    for (const decision of chain.decisions) expect((await registerDecision(deps, registrar, decision, 'test')).kind).toBe('registered');
    const inForce: (string | null | undefined)[] = [];
    for (const verdict of chain.verdicts) {
      const outcome = await registerVerdict(deps, registrar, verdict, 'test');
      inForce.push(outcome.kind === 'refused' ? JSON.stringify(outcome.findings) : outcome.case.counts[0]?.outcomeInForce);
    }
    expect(inForce).toEqual(['veroordeling', 'veroordeling', null, 'veroordeling', 'veroordeling']);
  });
});
