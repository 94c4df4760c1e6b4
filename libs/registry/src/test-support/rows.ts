import type { TestRegistry } from './registry';

const TABLES = [
  'reports',
  'report_revisions',
  'report_offences',
  'report_victims',
  'report_suspects',
  'report_demands',
  'report_referrals',
];

/** Number of rows per table that hang on a report. */
export async function reportRows({ database }: TestRegistry, reportId: string): Promise<Record<string, number>> {
  const columns = TABLES.map((table) => `(select count(*) from registry.${table} where report_id = $1) as ${table}`);
  const [row] = await database.sql<Record<string, number>>(`select ${columns.join(', ')}`, [reportId]);
  return row ?? {};
}

/** The audit rows of an object in order, as 'action result actor'. */
export async function auditOf({ database }: TestRegistry, objectId: string): Promise<string[]> {
  const rows = await database.sql<{ line: string }>(
    `select concat_ws(' ', action, result, actor) as line from audit.events where object_id = $1 order by event_id`,
    [objectId],
  );
  return rows.map(({ line }) => line);
}

/** How often each text occurs. */
export function tally(texts: readonly string[]): Record<string, number> {
  const groups = Map.groupBy(texts, (text) => text);
  return Object.fromEntries([...groups].map(([text, same]) => [text, same.length]));
}
