import type { Database } from '@register/db';
import type { PlainDate } from '@register/kernel';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** State of the register, without persons. */
export interface RegisterStatus {
  readonly nReports: number;
  readonly lastRecordedAt: Date | null;
  /** Name of the newest migration. */
  readonly migration: string;
  readonly demonstration: boolean;
  readonly registrationBegan: PlainDate;
}

interface Row {
  readonly n_reports: number;
  readonly last_recorded_at: Date | null;
  readonly demonstration: string | null;
  readonly registration_began: string | null;
}

async function newestMigration(db: Kysely<Database>): Promise<string> {
  const { rows: rights } = await sql<{ readable: boolean }>`
    select case when has_schema_privilege(to_regnamespace('migration')::oid, 'usage')
      then has_table_privilege('migration.kysely_migration', 'select') else false end as readable`.execute(db);
  if (rights[0]?.readable !== true) return 'onbekend';
  const { rows } = await sql<{ name: string }>`select name from migration.kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? 'onbekend';
}

/** Number of reports (withdrawn ones too), last recording, newest migration ('onbekend' when this role may not read it) and settings. */
export async function registerStatus(db: Kysely<Database>): Promise<RegisterStatus> {
  const { rows } = await sql<Row>`
    select (select count(*) from registry.reports) as n_reports,
      (select max(recorded_at) from registry.report_revisions) as last_recorded_at,
      (select value from reference.settings where setting = 'demonstration') as demonstration,
      (select value from reference.settings where setting = 'registration_began') as registration_began`.execute(db);
  const [row] = rows;
  return {
    nReports: row?.n_reports ?? 0,
    lastRecordedAt: row?.last_recorded_at ?? null,
    migration: await newestMigration(db),
    demonstration: row?.demonstration === 'true',
    registrationBegan: row?.registration_began ?? '2018-01-01',
  };
}
