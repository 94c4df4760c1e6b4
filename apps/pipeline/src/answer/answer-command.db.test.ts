import { resolve } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { buildProject } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAnswer } from './answer-command';

const TODAY = () => new Date('2026-11-24T12:00:00Z');

let database: TestDatabase;

/** Exit code, what was written and what was reported. */
async function run(...argv: string[]): Promise<[number, string, string]> {
  let [written, reported] = ['', ''];
  const code = await runAnswer(argv, {
    databaseUrl: (role) => Promise.resolve(database.url(role)),
    write: (text) => (written += text),
    report: (text) => (reported += text),
    clock: TODAY,
  });
  return [code, written, reported];
}

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.drop());

describe('answer --question antwoord-3', () => {
  it('says that the figures have not been built, and ends with 1', async () => {
    expect(await run('--question', 'antwoord-3')).toEqual([
      1,
      '',
      'Deze vraag is niet te beantwoorden. De cijfers zijn nog niet opgebouwd.\n',
    ]);
  });

  describe('over the real models of an empty register', () => {
    beforeAll(async () => {
      await buildProject({
        projectDirectory: resolve(import.meta.dirname, '../../../../sql'),
        connection: database.url('pipeline'),
        now: TODAY,
      });
    });

    it('prints the Dutch text as of a day', async () => {
      const [code, text, reported] = await run('--question', 'antwoord-3', '--as-of', '2019-12-31');
      expect([code, reported]).toEqual([0, '']);
      expect(text).toContain('Peildatum: 31 december 2019');
      expect(text).toContain('Over de jaren 2014 tot en met 2017 bestaat geen cijfer');
      expect(text).toContain('2018: geen meldingen; geen vervolgingen; geen veroordelingen.');
      expect(text).not.toContain('2020:');
    });

    it('prints the same as data with --json', async () => {
      const [code, json] = await run('--question', 'antwoord-3', '--as-of', '2019-12-31', '--json');
      const [, text] = await run('--question', 'antwoord-3', '--as-of', '2019-12-31');
      const answer = JSON.parse(json) as { text: string; years: { year: number; reports: { value: number } }[] };
      expect([code, `${answer.text}\n`, answer.years.map(({ year, reports }) => [year, reports.value])]).toEqual([
        0,
        text,
        [
          [2018, 0],
          [2019, 0],
        ],
      ]);
    });

    it('without a day answers as of the last build', async () => {
      expect((await run('--question', 'antwoord-3'))[1]).toContain('Peildatum: 24 november 2026');
    });

    it.each([
      ['2017-09-06', 'nog niet als apart fenomeen geregistreerd'],
      ['2027-01-01', 'ligt in de toekomst'],
    ])('as of %s there is none: the reason, and 1', async (day, reason) => {
      const [code, text, reported] = await run('--question', 'antwoord-3', '--as-of', day);
      expect([code, text]).toEqual([1, '']);
      expect(reported).toContain(reason);
    });
  });

  it.each([
    [['--as-of', '2026-01-01'], '--question is missing'],
    [['--question', 'antwoord-99'], "unknown question 'antwoord-99'"],
    [['--question', 'antwoord-3', '--as-of', '31-12-2025'], '--as-of must be a day'],
    [['--question', 'antwoord-3', '--peildatum', '2025-12-31'], "Unknown option '--peildatum'"],
  ])('%j is not understood: why, the usage, and 2', async (argv, reason) => {
    const [code, text, reported] = await run(...argv);
    expect([code, text]).toEqual([2, '']);
    expect(reported).toContain(reason);
    expect(reported).toContain('questions: antwoord-3');
  });
});
