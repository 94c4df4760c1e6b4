import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIMANTS, type ClaimantName, type RunningIntake, startIntake } from './testing';
import { aCase, aReport } from './testing/inputs';

const id = randomUUID();

interface Operation {
  /** Who may, in the order registrar, analyst, administrator, auditor. */
  readonly may: string;
  readonly query: string;
  readonly variables?: () => unknown;
}

const mutation = (name: string, may: string, type: string, input: () => unknown): readonly [string, Operation] => [
  name,
  { may, query: `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, variables: () => ({ input: input() }) },
];

/** Role x operation. Every query and mutation of the schema must have a line here. */
const MATRIX = new Map<string, Operation>([
  //                     registrar analyst administrator auditor
  ['report', { may: '       yes       -         -           -', query: `{ report(id: "${id}") { id } }` }],
  ['reports', { may: '      yes       -         -           -', query: '{ reports { edges { cursor } } }' }],
  ['case', { may: '         yes       -         -           -', query: `{ case(id: "${id}") { id } }` }],
  ['codes', { may: '        yes       -         yes         yes', query: '{ codes(list: "sex") { code } }' }],
  ['articles', { may: '     yes       -         yes         -', query: '{ articles { article } }' }],
  ['municipalities', { may: 'yes      -         yes         -', query: '{ municipalities { code } }' }],
  ['auditEvents', { may: '  -         -         -           yes', query: '{ auditEvents { edges { cursor } } }' }],
  ['registerStatus', { may: '-        -         yes         -', query: '{ registerStatus { nReports } }' }],
  ['me', { may: '           yes       yes       yes         yes', query: '{ me { subject } }' }],
  mutation('registerReport', 'yes -   -         -', 'RegisterReportInput', () => aReport()),
  mutation('checkReport', '   yes -   -         -', 'RegisterReportInput', () => aReport()),
  mutation('correctReport', ' yes -   -         -', 'CorrectReportInput', () => ({
    ...aReport(),
    expectedRevision: 1,
    reason: 'typefout',
  })),
  mutation('withdrawReport', 'yes -   -         -', 'WithdrawReportInput', () => ({ id, expectedRevision: 1, reason: 'dubbel' })),
  mutation('registerCase', '  yes -   -         -', 'RegisterCaseInput', () => aCase()),
  mutation('registerDecision', 'yes - -         -', 'RegisterDecisionInput', () => ({
    id,
    caseId: id,
    kind: 'dagvaarding',
    decidedOn: '2026-11-03',
    countNos: [1],
  })),
  mutation('registerVerdict', 'yes -  -         -', 'RegisterVerdictInput', () => ({
    id,
    caseId: id,
    courtCode: 'RBNNE',
    caseNumber: '18-123456-26',
    pronouncedOn: '2026-11-20',
    outcomes: [{ countNo: 1, outcome: 'vrijspraak' }],
  })),
]);

const ROLES: readonly ClaimantName[] = ['registrar', 'analyst', 'administrator', 'auditor'];

const CELLS = [...MATRIX].flatMap(([name, { may }]) => {
  const cells = may.trim().split(/\s+/);
  return ROLES.map((role, column) => ({ name, role, allowed: cells[column] === 'yes', columns: cells.length }));
});

let intake: RunningIntake;

beforeAll(async () => {
  intake = await startIntake();
});

afterAll(() => intake.stop());

const send = (name: string, who: ClaimantName | null) => {
  const operation = MATRIX.get(name);
  if (!operation) throw new Error(`no line for ${name}`);
  return intake.as(who, operation.query, operation.variables?.());
};

describe('who may do what', () => {
  it('every query and mutation of the schema has a line, and no line is of something else', async () => {
    const reply = await intake.as('auditor', '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }');
    const schema = reply.data?.['__schema'] as Record<'queryType' | 'mutationType', { fields: { name: string }[] }>;
    const fields = [...schema.queryType.fields, ...schema.mutationType.fields].map(({ name }) => name);
    expect([...MATRIX.keys()].toSorted()).toEqual(fields.toSorted());
    expect(CELLS.every(({ columns }) => columns === ROLES.length)).toBe(true);
  });

  it('there are no operations of another kind', () => {
    expect(readFileSync(resolve(import.meta.dirname, '../schema.graphql'), 'utf8')).not.toMatch(/type Subscription|^schema \{/m);
  });

  it.each([...MATRIX.keys()])('%s is closed to who has no token', async (name) => {
    const reply = await send(name, null);
    expect([reply.status, reply.errors.map((error) => error.extensions.code), reply.data]).toEqual([401, ['UNAUTHENTICATED'], undefined]);
  });

  it.each(CELLS.filter(({ allowed }) => allowed))('$role may $name', async ({ name, role }) => {
    const reply = await send(name, role);
    expect([reply.status, reply.errors]).toEqual([200, []]);
    expect(Object.keys(reply.data ?? {})).toEqual([name]);
  });

  it.each(CELLS.filter(({ allowed }) => !allowed))('$role may not $name, which leaves an audit row', async ({ name, role }) => {
    const reply = await send(name, role);
    expect([reply.status, reply.errors.map((error) => error.extensions.code)]).toEqual([403, ['FORBIDDEN']]);
    expect(Object.values(reply.data ?? {}).filter((value) => value !== null)).toEqual([]);
    const rows = await intake.database.sql(
      `select actor, actor_role, action, object_kind, object_id, result, n_objects from audit.events where request_id = $1`,
      [reply.headers.get('x-request-id')],
    );
    const action = name.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);
    const who = { actor: CLAIMANTS[role].subject, actor_role: role };
    expect(rows).toEqual([{ ...who, action, object_kind: 'operation', object_id: null, result: 'forbidden', n_objects: 0 }]);
  });
});
