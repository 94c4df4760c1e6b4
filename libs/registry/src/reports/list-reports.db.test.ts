import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportDraft, testId } from '../test-support/drafts';
import { ANALYST, OTHER_UNIT, REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { cursorOf } from '../page';
import { listReports } from './list-reports';
import type { ReportFilter } from './list-reports';
import { registerReport } from './register-report';
import { withdrawReport } from './withdraw-report';

let registry: TestRegistry;
const REPORTS = [1, 2, 3, 4, 5, 6, 7];

/** Seven reports of Oost-Nederland, two minutes apart but the last two, which have one instant; and one of another unit. */
beforeAll(async () => {
  registry = await testRegistry();
  for (const number of REPORTS) {
    if (number < 7) registry.moveClock(2);
    const reportType = number % 2 === 0 ? 'melding' : 'aangifte';
    const receivedOn = `2026-06-0${number}`;
    await registerReport(registry, REGISTRAR, reportDraft({ id: testId(number), reportType, receivedOn, offences: [] }), 'request');
  }
  await registerReport(registry, OTHER_UNIT, reportDraft({ id: testId(8) }), 'request');
  await withdrawReport(registry, REGISTRAR, { id: testId(3), expectedRevision: 1, reason: 'Dubbel ingevoerd' }, 'request');
});
afterAll(() => registry.close());

async function numbersOf(filter: ReportFilter): Promise<number[]> {
  const { edges } = await listReports(registry, REGISTRAR, { first: 100 }, filter, 'request');
  return edges.map(({ node }) => REPORTS.find((number) => testId(number) === node.id) ?? -1);
}

describe('the list of reports', () => {
  it('holds the own unit only, newest first, by id within one instant', async () => {
    expect(await numbersOf({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it.each<[string, ReportFilter, number[]]>([
    ['type', { reportType: 'melding' }, [6, 4, 2]],
    ['day of receipt', { receivedFrom: '2026-06-02', receivedTo: '2026-06-04' }, [4, 3, 2]],
    ['status', { status: 'withdrawn' }, [3]],
    ['everything together', { status: 'registered', reportType: 'aangifte', receivedTo: '2026-06-05' }, [5, 1]],
    ['a number that is not there', { reportNumber: '0600-26-00000-00000' }, []],
    ['nothing, when the filter is empty text', { reportNumber: '', reportType: '' }, [7, 6, 5, 4, 3, 2, 1]],
  ])('is filtered by %s', async (_, filter, expected) => {
    expect(await numbersOf(filter)).toEqual(expected);
  });

  it('finds a report by the number people use, in small letters too', async () => {
    const { edges } = await listReports(registry, REGISTRAR, { first: 1 }, {}, 'request');
    const reportNumber = edges[0]?.node.reportNumber ?? '';
    expect(await numbersOf({ reportNumber: ` ${reportNumber.toLowerCase()} ` })).toEqual([7]);
  });

  it('pages without gaps or doubles while reports are added', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    let added = 100;
    do {
      const page = await listReports(registry, REGISTRAR, { first: 2, after }, {}, 'request');
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      registry.moveClock(1);
      added += 1;
      await registerReport(registry, REGISTRAR, reportDraft({ id: testId(added) }), 'request');
    } while (after !== null);
    expect(seen).toEqual(REPORTS.toReversed().map((number) => testId(number)));
  });

  it('shows status, revision and number of victims of the last revision', async () => {
    const { edges } = await listReports(registry, REGISTRAR, { first: 10 }, { status: 'withdrawn' }, 'request');
    expect(edges[0]?.node).toMatchObject({
      status: 'withdrawn',
      revision: 2,
      nVictims: 1,
      receivedOn: '2026-06-03',
      outcome: 'in-onderzoek',
    });
  });

  it('leaves one audit row per page, with how many reports were shown', async () => {
    await listReports(registry, REGISTRAR, { first: 2 }, {}, 'request-of-two');
    await listReports(registry, REGISTRAR, { first: 2 }, { status: 'nonsense' }, 'request-of-none');
    const rows = await registry.database.sql(
      `select action, object_id, result, n_objects from audit.events where request_id in ('request-of-two', 'request-of-none') order by event_id`,
    );
    const row = { action: 'list-reports', object_id: null, result: 'done' };
    expect(rows).toEqual([
      { ...row, n_objects: 2 },
      { ...row, n_objects: 0 },
    ]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['another role', () => listReports(registry, ANALYST, { first: 2 }, {}, 'request'), 'FORBIDDEN'],
    ['a foreign cursor', () => listReports(registry, REGISTRAR, { first: 2, after: 'abc' }, {}, 'request'), 'BAD_USER_INPUT'],
    [
      'a cursor of a day that is none',
      () =>
        listReports(
          registry,
          REGISTRAR,
          { first: 2, after: cursorOf({ at: '2026-02-30T00:00:00.000000Z', id: testId(1) }) },
          {},
          'request',
        ),
      'BAD_USER_INPUT',
    ],
    ['half a text', () => listReports(registry, REGISTRAR, { first: 2 }, { reportNumber: '0600\0' }, 'request'), 'BAD_USER_INPUT'],
    ['no items at all', () => listReports(registry, REGISTRAR, { first: 0 }, {}, 'request'), 'BAD_USER_INPUT'],
    ['too many items', () => listReports(registry, REGISTRAR, { first: 101 }, {}, 'request'), 'BAD_USER_INPUT'],
    ['a day that is none', () => listReports(registry, REGISTRAR, { first: 2 }, { receivedFrom: 'juni' }, 'request'), 'BAD_USER_INPUT'],
  ])('is not for %s', async (_, asking, code) => {
    await expect(asking()).rejects.toMatchObject({ code });
  });
});
