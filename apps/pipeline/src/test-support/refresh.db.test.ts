import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@register/db/testing';
import { buildProject } from '@register/warehouse';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history } from './arbitrary-history';
import { emptyRegistry, insertRows } from './insert-history';
import { inOrder, recordingsOf, type Recording } from './recordings';

const projectDirectory = join(import.meta.dirname, '../../../../sql');

/** The same histories in every run; a counterexample is shown as it was found. */
const RUNS = { seed: 20_171_124, numRuns: 4, endOnFailure: true };

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const build = (fullRefresh: boolean, select: readonly string[] = []) =>
  buildProject({
    projectDirectory,
    connection: database.url('pipeline'),
    now: () => new Date('2024-04-05T12:00:00Z'),
    fullRefresh,
    select: [...select],
    exclude: ['tag:nightly'],
  });

/** What the tables hold: changes netted per record, cells that count something, and no numbers of refreshes. */
const CONTENTS = {
  ...Object.fromEntries(
    ['report', 'victim', 'prosecution', 'conviction'].map((what) => {
      const type = what === 'report' || what === 'victim' ? 'report_type, ' : '';
      const columns = `record_key, recorded_on, period_month, unit_code, ${type}victim_sex, victim_age_class, motive, platform, articles`;
      return [what, `select ${columns}, sum(delta) as delta from marts.fct_${what}_changes group by ${columns} having sum(delta) <> 0`];
    }),
  ),
  cells: 'select *, null as refresh_no from marts.agg_cells where delta <> 0',
  revisions: 'select *, null as refresh_no from intermediate.int_report_revisions',
  cases: 'select *, null as refresh_no from intermediate.int_case_states',
  told: 'select as_of, last_recorded_at from marts.mart_refresh',
};

async function contents(): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(CONTENTS)) {
    const rows = await database.sql<{ line: string }>(
      `select (to_jsonb(rows) - 'refresh_no')::text as line from (${query.replace(', null as refresh_no', '')}) as rows order by line`,
      [],
      'pipeline',
    );
    tables[name] = rows.map((row) => row.line);
  }
  return tables;
}

/** A batch of recordings: those of `late` are in a transaction that begins first and is committed only after the refresh. */
interface Batch {
  readonly prompt: readonly Recording[];
  readonly late: readonly Recording[];
}

const tablesIn = (recordings: readonly Recording[]) => recordings.flatMap((recording) => recording.tables);

async function recordAround(batch: Batch, refresh: () => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: database.url() });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    await insertRows(tablesIn(batch.prompt), database.sql);
    await insertRows(tablesIn(batch.late), (text, values = []) => client.query(text, [...values]));
    await refresh();
    await client.query('commit');
  } finally {
    await client.end();
  }
}

const batches = history.chain((events) => {
  const recordings = recordingsOf(events);
  const ranks = fc.array(fc.nat(1_000_000), { minLength: recordings.length, maxLength: recordings.length });
  const sizes = fc.array(fc.record({ prompt: fc.nat(30), late: fc.nat(8) }), { minLength: 3, maxLength: 4 });
  return fc.tuple(ranks, sizes).map(([rank, parts]): Batch[] => {
    const ordered = inOrder(recordings, (place) => rank[place] ?? 0);
    const cut = parts.map((part) => ({ prompt: ordered.splice(0, part.prompt), late: ordered.splice(0, part.late) }));
    return [...cut, { prompt: ordered, late: [] }];
  });
});

describe('refreshes, each after a part of a random history that is recorded in any order', () => {
  it('come to what a full build makes of the whole, also of what was committed after a later refresh had begun', async () => {
    let late = 0;
    await fc.assert(
      fc.asyncProperty(batches, async (parts) => {
        await emptyRegistry(database);
        await build(true);
        for (const part of parts) {
          await recordAround(part, () => build(false));
          late += part.late.length;
        }
        const refreshed = await contents();
        await build(true);
        expect(refreshed).toEqual(await contents());
        expect(refreshed['cells']?.length).toBeGreaterThan(100);
      }),
      RUNS,
    );
    expect(late).toBeGreaterThan(20);
  }, 240_000);

  it('lose nothing when models are refreshed alone, in any order', async () => {
    const models = ['int_refreshes', 'int_report_revisions', 'int_cut', 'int_case_states', 'fct_report_changes', 'fct_victim_changes'];
    const alone = fc.array(fc.constantFrom(...models, 'fct_prosecution_changes', 'fct_conviction_changes', 'agg_cells'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(batches, fc.array(alone, { minLength: 5, maxLength: 5 }), async (parts, selections) => {
        await emptyRegistry(database);
        await build(true);
        for (const [place, part] of parts.entries()) {
          await recordAround(part, async () => {
            for (const model of selections[place] ?? []) await build(false, [model]);
          });
        }
        await build(false);
        const refreshed = await contents();
        await build(true);
        expect(refreshed).toEqual(await contents());
      }),
      { ...RUNS, numRuns: 3 },
    );
  }, 240_000);
});
