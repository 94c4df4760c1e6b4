import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClaimantName, makeMarts, type RunningFigures, startFigures } from './testing';

interface Operation {
  /** Who may, in the order registrar, analyst, administrator, auditor. */
  readonly may: string;
  readonly query: string;
}

/** Role x operation. Every query of the schema must have a line here. */
const MATRIX = new Map<string, Operation>([
  //                 registrar analyst administrator auditor
  ['figures', { may: ' -         yes     -             -', query: '{ figures(input: { measure: "reports" }) { __typename } }' }],
  ['answer', { may: '  -         yes     -             -', query: '{ answer(question: "antwoord-3") { text } }' }],
  ['questions', { may: '-        yes     -             -', query: '{ questions { code } }' }],
  ['context', { may: ' -         yes     -             -', query: '{ context { title } }' }],
  ['measures', { may: 'yes       yes     yes           yes', query: '{ measures { code } }' }],
  [
    'refreshed',
    { may: 'yes      yes     yes           yes', query: '{ refreshed { builtAt asOf registrationBegan demonstration trouble } }' },
  ],
  ['refreshHistory', { may: '-   -       yes           -', query: '{ refreshHistory { serviceRunning runs { status } } }' }],
]);

const ROLES: readonly ClaimantName[] = ['registrar', 'analyst', 'administrator', 'auditor'];

const CELLS = [...MATRIX].flatMap(([name, { may, query }]) => {
  const cells = may.trim().split(/\s+/);
  return ROLES.map((role, column) => ({ name, query, role, allowed: cells[column] === 'yes', columns: cells.length }));
});

let figures: RunningFigures;

beforeAll(async () => {
  figures = await startFigures();
  await makeMarts(figures.database, [{ table: 'report', recordedOn: '2024-03-01', period: '2024-03-01', delta: 25 }]);
});

afterAll(() => figures.stop());

describe('who may do what', () => {
  it('every query of the schema has a line, no line is of something else, and there are no changes to be made', async () => {
    const reply = await figures.as(
      'auditor',
      '{ __schema { queryType { fields { name } } mutationType { name } subscriptionType { name } } }',
    );
    const schema = reply.data?.['__schema'] as {
      queryType: { fields: { name: string }[] };
      mutationType: unknown;
      subscriptionType: unknown;
    };
    expect([...MATRIX.keys()].toSorted()).toEqual(schema.queryType.fields.map(({ name }) => name).toSorted());
    expect([schema.mutationType, schema.subscriptionType]).toEqual([null, null]);
    expect(CELLS.every(({ columns }) => columns === ROLES.length)).toBe(true);
  });

  it.each([...MATRIX])('%s is closed to who has no token', async (_, { query }) => {
    const reply = await figures.as(null, query);
    expect([reply.status, reply.errors.map((error) => error.extensions.code), reply.data]).toEqual([401, ['UNAUTHENTICATED'], undefined]);
  });

  it.each(CELLS.filter(({ allowed }) => allowed))('$role may $name', async ({ name, query, role }) => {
    const reply = await figures.as(role, query);
    expect([reply.status, reply.errors]).toEqual([200, []]);
    expect(Object.keys(reply.data ?? {})).toEqual([name]);
  });

  it.each(CELLS.filter(({ allowed }) => !allowed))('$role may not $name', async ({ query, role }) => {
    const reply = await figures.as(role, query);
    expect([reply.status, reply.errors.map((error) => error.extensions.code)]).toEqual([403, ['FORBIDDEN']]);
    expect(Object.values(reply.data ?? {}).filter((value) => value !== null)).toEqual([]);
  });
});
