import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fact, makeMarts, refillMarts, type RunningFigures, startFigures } from './testing';

interface Cell {
  readonly members: string[];
  readonly value: number | null;
  readonly status: string;
}

type Reply =
  { readonly __typename: 'FigureTable'; readonly cells: Cell[] } | { readonly __typename: 'FigureUnavailable'; readonly cause: string };

const FIGURES = `query ($input: FiguresInput!) { figures(input: $input) { __typename
  ... on FigureTable { measure { unit periodBasis definition } from to asOf isAdditive policy demonstration
    dimensions { code label members { code label } } cells { members value status } }
  ... on FigureUnavailable { cause explanation } } }`;

let service: RunningFigures;

beforeAll(async () => {
  service = await startFigures(() => new Date('2026-01-31T12:00:00Z'));
  await makeMarts(service.database, []);
});

afterAll(() => service.stop());

async function figures(input: object): Promise<Reply> {
  const reply = await service.as('analyst', FIGURES, { input });
  expect(reply.errors).toEqual([]);
  return reply.data?.['figures'] as Reply;
}

const fact: fc.Arbitrary<Fact> = fc.record({
  table: fc.constant('report' as const),
  recordedOn: fc.constantFrom('2024-02-01', '2025-04-01', '2026-01-10'),
  period: fc.constantFrom('2024-02-01', '2024-03-01', '2025-01-01'),
  unit: fc.constantFrom('0100', '0600', 'LX'),
  sex: fc.constantFrom('man', 'vrouw', 'x'),
  platform: fc.constantFrom('snapchat', 'telegram', 'game'),
  articles: fc.constantFrom<string[]>([], ['Sr 318|1900-01-01'], ['Sr 284|1900-01-01', 'Sr 318|1900-01-01']),
  delta: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 60 })),
});

const INPUTS: object[] = [
  { by: [] },
  { by: ['year'] },
  { by: ['month'] },
  { by: ['unit'] },
  { by: ['quarter', 'unit'] },
  { by: ['victim-sex'], asOf: '2025-12-31' },
  { by: ['unit', 'victim-sex'] },
  { by: ['year', 'article'] },
  { by: ['year', 'unit', 'platform'] },
  { by: ['month'], filter: [{ dimension: 'unit', members: ['0100'] }] },
  { by: ['victim-sex'], filter: [{ dimension: 'unit', members: ['0100', '0600'] }] },
  { by: ['unit'], from: '2024-02-01', to: '2024-02-29' },
  { by: ['platform'], from: '2024-01-01', to: '2024-06-30', filter: [{ dimension: 'article', members: ['Sr 318|1900-01-01'] }] },
];

describe('through the API', () => {
  it('no count of 1 to 9 leaves, whatever is asked, and a hidden count is never shown as 0', async () => {
    let shown = 0;
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { maxLength: 40 }), fc.integer({ min: 0, max: 1_000_000 }), async (facts, build) => {
        await refillMarts(service.database, facts, { builtAt: new Date(1_700_000_000_000 + build).toISOString() });
        for (const input of INPUTS) {
          const reply = await figures({ measure: 'reports', ...input });
          if (reply.__typename === 'FigureUnavailable') {
            expect(reply.cause).toBe('legal-limit');
            continue;
          }
          for (const { value, status } of reply.cells) {
            expect(value === null || value === 0 || value >= 10).toBe(true);
            expect(status === 'suppressed').toBe(value === null);
            if (value === null) hidden += 1;
            else if (value > 0) shown += 1;
          }
        }
      }),
      { numRuns: 15, seed: 1 },
    );
    expect([shown > 100, hidden > 100]).toEqual([true, true]);
  });

  it('a table carries unit, basis, definition, peildatum, period and rule; every cell its status', async () => {
    await refillMarts(service.database, [{ table: 'report', recordedOn: '2024-03-01', period: '2024-03-01', delta: 25 }], {
      demonstration: true,
    });
    expect(await figures({ measure: 'reports', by: ['year'] })).toMatchObject({
      __typename: 'FigureTable',
      measure: { unit: 'melding', periodBasis: expect.stringContaining('ontvangst'), definition: expect.stringContaining('sextortion') },
      from: '2024-01-01',
      to: '2026-01-31',
      asOf: '2026-01-31',
      isAdditive: true,
      demonstration: true,
      policy: expect.stringContaining('1 tot en met 9'),
      dimensions: [{ code: 'year', label: 'Jaar', members: [{ code: '2024' }, { code: '2025' }, { code: '2026' }] }],
      cells: [
        { members: ['2024'], value: 25, status: 'final' },
        { members: ['2025'], value: 0, status: 'provisional' },
        { members: ['2026'], value: 0, status: 'provisional' },
        { members: ['*'], value: 25, status: 'provisional' },
      ],
    });
  });

  it('what cannot be answered comes with a cause of the closed list and a Dutch sentence', async () => {
    expect(await figures({ measure: 'reports', from: '2014-01-01', to: '2017-12-31' })).toEqual({
      __typename: 'FigureUnavailable',
      cause: 'not-registered-before',
      explanation: 'Sextortion wordt sinds 1 januari 2024 als apart fenomeen geregistreerd; over deze periode bestaat geen cijfer.',
    });
  });

  it('the answer, also when there is none', async () => {
    const query =
      'query ($asOf: String) { answer(question: "antwoord-3", asOf: $asOf) { text asOf demonstration years { year reports { value status } } question { source } } }';
    const given = await service.as('analyst', query, { asOf: '2024-12-31' });
    expect(given.data?.['answer']).toMatchObject({
      asOf: '2024-12-31',
      years: [{ year: 2024, reports: { value: 25, status: 'provisional' } }],
    });
    const none = await service.as('analyst', query, { asOf: '2017-09-06' });
    expect(none.data?.['answer']).toMatchObject({
      asOf: '2017-09-06',
      years: [],
      demonstration: true,
      text: expect.stringContaining('niet te beantwoorden'),
    });
    await service.database.sql('truncate marts.mart_refresh');
    const early = await service.as('analyst', query);
    expect(early.data?.['answer']).toMatchObject({ asOf: '2026-01-31', years: [], demonstration: false });
    const unknown = await service.as('analyst', '{ answer(question: "antwoord-99") { text } }');
    expect(unknown.errors.map((error) => error.extensions.code)).toEqual(['NOT_FOUND']);
  });
});
