import type { TestDatabase } from '@register/db/testing';
import type { History } from './history';

export type Row = Readonly<Record<string, unknown>>;

/** Rows of a table, by its name. */
export type TableRows = readonly [table: string, rows: readonly Row[]];

/** Runs one statement. */
export type Run = (text: string, values?: readonly unknown[]) => Promise<unknown>;

const NO_HASH = `\\x${'00'.repeat(32)}`;

/** Empties the registry and writes a history into its tables, as the migrator. */
export async function insertHistory(database: TestDatabase, history: History): Promise<void> {
  await emptyRegistry(database);
  await insertRows(tablesOf(history), database.sql);
}

export async function emptyRegistry(database: TestDatabase): Promise<void> {
  await database.sql('truncate registry.reports, registry.cases cascade');
}

/** The rows of a history, per table, in an order in which they can be inserted. */
export function tablesOf(history: History): TableRows[] {
  return [...reportTables(history), ...caseTables(history)];
}

export async function insertRows(tables: readonly TableRows[], run: Run): Promise<void> {
  for (const [table, rows] of tables) await insert(run, table, rows);
}

async function insert(run: Run, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await run(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ]);
}

function reportTables({ reports }: History): TableRows[] {
  const revisions = reports.flatMap((report) =>
    report.revisions.map((content, index) => ({ key: { report_id: report.id, revision: index + 1 }, content })),
  );
  return [
    [
      'registry.reports',
      reports.map((report) => ({
        report_id: report.id,
        report_number: report.id,
        unit_code: report.unit,
        registered_at: report.revisions[0]?.recordedAt,
        registered_by: 'test',
      })),
    ],
    [
      'registry.report_revisions',
      revisions.map(({ key, content }) => ({
        ...key,
        action: key.revision === 1 ? 'registered' : content.isWithdrawn ? 'withdrawn' : 'corrected',
        reason: key.revision === 1 ? null : 'test',
        recorded_at: content.recordedAt,
        recorded_by: 'test',
        content_sha256: NO_HASH,
        report_type: content.reportType,
        phenomenon: content.phenomenon,
        received_on: content.receivedOn,
        place_kind: 'unknown',
        route_in: 'balie',
        contact_platform: content.platform,
        motive: content.motive,
        outcome: 'in-onderzoek',
      })),
    ],
    [
      'registry.report_offences',
      revisions.flatMap(({ key, content }) =>
        content.articles.map((version) => ({ ...key, article: version.article, article_valid_from: version.validFrom })),
      ),
    ],
    [
      'registry.report_victims',
      revisions.flatMap(({ key, content }) =>
        content.victims.map((victim, index) => ({
          ...key,
          victim_no: index + 1,
          sex: victim.sex,
          age: victim.age,
          age_band: victim.ageBand,
          age_group: 'unknown',
          relation: 'onbekend',
        })),
      ),
    ],
  ];
}

function caseTables({ cases }: History): TableRows[] {
  return [
    [
      'registry.cases',
      cases.map((item) => ({
        case_id: item.id,
        office_code: item.office,
        received_on: '2024-01-01',
        suspect_sex: 'man',
        suspect_age_group: 'adult',
        content_sha256: NO_HASH,
        registered_at: item.registeredAt,
        registered_by: 'test',
      })),
    ],
    [
      'registry.case_numbers',
      cases.map((item) => ({ case_id: item.id, case_number: '05-000001-24', instance: 'rechtbank', recorded_at: item.registeredAt })),
    ],
    [
      'registry.case_counts',
      cases.flatMap((item) =>
        item.counts.map((count, index) => ({
          case_id: item.id,
          count_no: index + 1,
          article: count.article.article,
          article_valid_from: count.article.validFrom,
          is_sextortion: count.isSextortion,
        })),
      ),
    ],
    [
      'registry.case_count_reports',
      cases.flatMap((item) =>
        item.counts.flatMap((count, index) =>
          count.reportIds.map((report) => ({ case_id: item.id, count_no: index + 1, report_id: report })),
        ),
      ),
    ],
    [
      'registry.decisions',
      cases.flatMap((item) =>
        item.decisions.map((decision) => ({
          case_id: item.id,
          decision_id: decision.id,
          kind: decision.kind,
          decided_on: decision.decidedOn,
          replaces_decision_id: decision.replaces,
          content_sha256: NO_HASH,
          recorded_at: decision.recordedAt,
          recorded_by: 'test',
        })),
      ),
    ],
    [
      'registry.decision_counts',
      cases.flatMap((item) =>
        item.decisions.flatMap((decision) =>
          decision.countNumbers.map((number) => ({ case_id: item.id, decision_id: decision.id, count_no: number })),
        ),
      ),
    ],
    [
      'registry.verdicts',
      cases.flatMap((item) =>
        item.verdicts.map((verdict) => ({
          case_id: item.id,
          verdict_id: verdict.id,
          court_code: 'RBAMS',
          case_number: '05-000001-24',
          pronounced_on: verdict.pronouncedOn,
          replaces_verdict_id: verdict.replaces,
          content_sha256: NO_HASH,
          recorded_at: verdict.recordedAt,
          recorded_by: 'test',
        })),
      ),
    ],
    [
      'registry.verdict_counts',
      cases.flatMap((item) =>
        item.verdicts.flatMap((verdict) =>
          verdict.outcomes.map(({ countNumber, outcome }) => ({
            case_id: item.id,
            verdict_id: verdict.id,
            count_no: countNumber,
            outcome,
          })),
        ),
      ),
    ],
  ];
}
