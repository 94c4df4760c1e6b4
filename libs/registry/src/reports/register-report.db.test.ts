import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportDraft, testId } from '../test-support/drafts';
import { ANALYST, OTHER_UNIT, REGISTRAR, testRegistry } from '../test-support/registry';
import type { TestRegistry } from '../test-support/registry';
import { findReport } from './find-report';
import { registerReport } from './register-report';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await testRegistry();
});
afterAll(() => registry.close());

const CHILDREN = ['report_revisions', 'report_offences', 'report_victims', 'report_suspects', 'report_demands', 'report_referrals'];

async function rowsOf(id: string): Promise<Record<string, number>> {
  const counts = await Promise.all(
    ['reports', ...CHILDREN].map(async (table) => {
      const [row] = await registry.database.sql<{ n: number }>(`select count(*) as n from registry.${table} where report_id = $1`, [id]);
      return [table, row?.n ?? -1] as const;
    }),
  );
  return Object.fromEntries(counts);
}

async function auditOf(id: string): Promise<string[]> {
  const rows = await registry.database.sql<{ line: string }>(
    `select action || ' ' || result as line from audit.events where object_id = $1 order by event_id`,
    [id],
  );
  return rows.map(({ line }) => line);
}

describe('registering a report', () => {
  it('stores report, revision, children and audit row, and gives the report back as it reads later', async () => {
    const id = testId(100);
    const outcome = await registerReport(registry, REGISTRAR, reportDraft({ id }), 'request-1');
    expect(outcome).toMatchObject({
      kind: 'registered',
      warnings: [],
      report: { id, unitCode: '0600', revision: 1, status: 'registered' },
    });
    expect(await rowsOf(id)).toEqual({ reports: 1, ...Object.fromEntries(CHILDREN.map((table) => [table, 1])) });
    const read = await findReport(registry, REGISTRAR, id, 'request-2');
    expect(outcome.kind === 'registered' && outcome.report).toEqual(read);
    expect(await auditOf(id)).toEqual(['register-report done', 'read-report done']);
  });
});
