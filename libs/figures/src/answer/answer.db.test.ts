import { testDatabase, type TestDatabase } from '@register/db/testing';
import { openMarts, type Marts } from '@register/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFigures, type Figures } from '../figures';
import { makeMarts, refillMarts, type Fact } from '../testing/marts';
import { isUnavailable } from '../unavailable';
import { answerTo, type Answer } from './answer';
import { questionOf, type Question } from './questions';

const day = (table: Fact['table'], period: string, delta: number, recordedOn = period): Fact => ({ table, period, recordedOn, delta });

const FACTS: Fact[] = [
  day('report', '2018-03-01', 828),
  day('report', '2019-03-01', 1204),
  day('report', '2020-03-01', 40),
  day('prosecution', '2018-09-01', 14),
  day('prosecution', '2019-09-01', 21),
  day('conviction', '2019-12-01', 3),
  day('conviction', '2020-02-01', 11),
  // After the peildatum of these tests.
  day('report', '2019-05-01', 6, '2021-02-01'),
  day('report', '2021-02-01', 77),
];

let database: TestDatabase;
let marts: Marts;
let figures: Figures;

beforeAll(async () => {
  database = await testDatabase();
  await makeMarts(database, FACTS, { asOf: '2021-06-01', builtAt: '2021-06-01T03:00:00Z', began: '2018-01-01' });
  marts = openMarts(database.url('figures'));
  figures = openFigures({ marts, clock: () => new Date('2021-06-01T12:00:00Z') });
});

afterAll(async () => {
  await marts.close();
  await database.drop();
});

function question(): Question {
  const found = questionOf('antwoord-3');
  if (!found) throw new Error('antwoord-3 is missing');
  return found;
}

async function answer(asOf: string): Promise<Answer> {
  const result = await answerTo(question(), asOf, figures);
  if (isUnavailable(result)) throw new Error(result.explanation);
  return result;
}

describe('the answer to the question of 2017', () => {
  it('says per year what is known, for which years nothing is known and why', async () => {
    const { text } = await answer('2020-12-31');
    await expect(`${text}\n`).toMatchFileSnapshot('./antwoord-3.golden.txt');
  });

  it('is the same byte for byte whenever it is asked again for the same peildatum', async () => {
    const first = await answer('2020-12-31');
    await refillMarts(database, [...FACTS, day('report', '2020-03-01', 5, '2021-06-02')], {
      asOf: '2021-06-02',
      builtAt: '2021-06-02T03:00:00Z',
      began: '2018-01-01',
    });
    const later = openFigures({ marts, clock: () => new Date('2021-06-03T12:00:00Z') });
    expect(await answerTo(question(), '2020-12-31', later)).toEqual(first);
  });

  it('has the years as parts, suppressed and provisional marked', async () => {
    const { years } = await answer('2020-12-31');
    expect(
      years.map(({ year, reports, convictions }) => [year, reports.status, reports.value, convictions.status, convictions.value]),
    ).toEqual([
      [2018, 'final', 828, 'final', 0],
      [2019, 'final', 1204, 'suppressed', null],
      [2020, 'provisional', 40, 'suppressed', null],
    ]);
  });

  it('never says how small a hidden count is, since some are hidden for the sake of others', async () => {
    const { text } = await answer('2020-12-31');
    expect(text).toContain('veroordelingen niet getoond ter bescherming van personen');
    expect(text).not.toMatch(/minder dan/);
  });

  it('says first that it rests on demonstration data while they are loaded', async () => {
    await refillMarts(database, FACTS, { asOf: '2021-06-01', builtAt: '2021-06-04T03:00:00Z', began: '2018-01-01', demonstration: true });
    const { paragraphs, demonstration } = await answer('2020-12-31');
    expect([demonstration, paragraphs[0]]).toEqual([
      true,
      'Let op: dit antwoord berust op demonstratiegegevens, niet op echte registraties.',
    ]);
  });

  it('cannot be given as of a day before registration began', async () => {
    expect(await answerTo(question(), '2017-09-06', figures)).toMatchObject({ kind: 'unavailable', cause: 'as-of-before-registration' });
  });
});
