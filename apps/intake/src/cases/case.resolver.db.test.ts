import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningIntake, startIntake } from '../testing';
import { aCase, aReport } from '../testing/inputs';

const CASE = `{
  id registeredAt suspect { sex ageGroup } numbers { caseNumber instance } counts { countNo isSextortion reportIds outcomeInForce }
  decisions { kind countNos recordedAt } verdicts { recordedAt courtCode caseNumber outcomes { countNo outcome } sanctions { kind amount unit } }
}`;
const MOMENT: unknown = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/u);
const mutation = (name: string, type: string, success: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${success} { case ${CASE} warnings { path code severity } } ... on RegistrationRefused { problems { path code } } } }`;
const REGISTER_REPORT = 'mutation ($input: RegisterReportInput!) { registerReport(input: $input) { __typename } }';
const REGISTER_CASE = mutation('registerCase', 'RegisterCaseInput', 'CaseRegistered');
const REGISTER_DECISION = mutation('registerDecision', 'RegisterDecisionInput', 'DecisionRegistered');
const REGISTER_VERDICT = mutation('registerVerdict', 'RegisterVerdictInput', 'VerdictRegistered');

let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
});

afterAll(() => intake.stop());

it('a case goes from report to verdict and is read back whole', async () => {
  const report = aReport();
  await intake.as('registrar', REGISTER_REPORT, { input: report });
  const input = aCase([report.id]);
  const registered = await intake.as('registrar', REGISTER_CASE, { input });
  expect(registered.data).toMatchObject({
    registerCase: { __typename: 'CaseRegistered', case: { id: input.id, decisions: [], verdicts: [] }, warnings: [] },
  });

  const decision = { id: randomUUID(), caseId: input.id, kind: 'dagvaarding', decidedOn: '2026-11-05', countNos: [1] };
  const decided = await intake.as('registrar', REGISTER_DECISION, { input: decision });
  expect(decided.data).toMatchObject({ registerDecision: { __typename: 'DecisionRegistered' } });

  const verdict = {
    id: randomUUID(),
    caseId: input.id,
    courtCode: 'RBNNE',
    caseNumber: input.caseNumber,
    pronouncedOn: '2026-11-20',
    outcomes: [{ countNo: 1, outcome: 'veroordeling' }],
    sanctions: [{ kind: 'gevangenisstraf', amount: 12, unit: 'month' }],
  };
  const judged = await intake.as('registrar', REGISTER_VERDICT, { input: verdict });
  expect(judged.data).toMatchObject({ registerVerdict: { __typename: 'VerdictRegistered' } });

  const reply = await intake.as('registrar', `query ($id: ID!) { case(id: $id) ${CASE} }`, { id: input.id });
  expect(reply.data).toMatchObject({
    case: {
      registeredAt: MOMENT,
      suspect: { sex: 'man', ageGroup: 'adult' },
      numbers: [{ caseNumber: '18-123456-26', instance: 'rechtbank' }],
      counts: [{ countNo: 1, isSextortion: true, reportIds: [report.id], outcomeInForce: 'veroordeling' }],
      decisions: [{ kind: 'dagvaarding', countNos: [1], recordedAt: MOMENT }],
      verdicts: [
        {
          courtCode: 'RBNNE',
          recordedAt: MOMENT,
          outcomes: [{ countNo: 1, outcome: 'veroordeling' }],
          sanctions: [{ kind: 'gevangenisstraf', amount: 12 }],
        },
      ],
    },
  });
});

it('a case that is wrong is refused with its problems', async () => {
  const input = { ...aCase(), officeCode: 'om-nergens', caseNumber: '12' };
  const reply = await intake.as('registrar', REGISTER_CASE, { input });
  expect(reply.data).toMatchObject({ registerCase: { __typename: 'RegistrationRefused' } });
  expect(JSON.stringify(reply.data)).toMatch(/officeCode.*caseNumber|caseNumber.*officeCode/);
});

it('a case, decision or verdict that is stored says what to look at again', async () => {
  const input = { ...aCase(), caseNumber: '09-123456-26' };
  const registered = await intake.as('registrar', REGISTER_CASE, { input });
  expect(registered.data).toMatchObject({
    registerCase: { warnings: [{ path: 'caseNumber', code: 'office-prefix', severity: 'warning' }] },
  });

  const verdict = {
    id: randomUUID(),
    caseId: input.id,
    courtCode: 'RBNNE',
    caseNumber: input.caseNumber,
    pronouncedOn: '2026-11-20',
    outcomes: [{ countNo: 1, outcome: 'vrijspraak' }],
  };
  const judged = await intake.as('registrar', REGISTER_VERDICT, { input: verdict });
  expect(judged.data).toMatchObject({ registerVerdict: { warnings: [{ path: 'outcomes', code: 'no-summons', severity: 'warning' }] } });
});
