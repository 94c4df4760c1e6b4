import { runPrepared } from '@register/db';
import type { PlainDate } from '@register/kernel';
import { auditDocument } from '../audit/audit.repository';
import { LOG_OUTCOMES } from '../audit/audit.sql';
import type { RegistryDeps } from '../deps';
import { importEntry } from '../imports/import-actor';
import type { ImportActor } from '../imports/import-actor';

/** What a rule or a person judged of a legacy record. */
export interface LegacyReview {
  readonly outcome: 'candidate' | 'confirmed' | 'rejected' | 'undetermined';
  readonly method: 'rule' | 'person';
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** A registration from the years before the category existed; never counted as a report. */
export interface LegacyRecordImport {
  readonly id: string;
  readonly sourceSystem: string;
  /** Class it was filed under: smaad, laster, afpersing, ... */
  readonly legacyClass: string;
  readonly receivedOn: PlainDate;
  readonly unitCode: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Oldest first. */
  readonly reviews: readonly LegacyReview[];
}

const REGISTER_LEGACY = `with input as (
    select * from jsonb_to_recordset($1::jsonb) as document (
      id uuid, source_system text, legacy_class text, received_on date, unit_code text, recorded_at timestamptz, recorded_by text, reviews jsonb
    )
  ),
  new_records as (
    insert into registry.legacy_records (legacy_id, source_system, legacy_class, received_on, unit_code, recorded_at, recorded_by)
    select id, source_system, legacy_class, received_on, unit_code, recorded_at, recorded_by from input
    on conflict (legacy_id) do nothing
    returning legacy_id
  ),
  new_reviews as (
    insert into registry.legacy_reviews (legacy_id, review_no, outcome, method, recorded_at, recorded_by)
    select i.id, r.no, r.outcome, r.method, r.recorded_at, r.recorded_by
    from input i join new_records n on n.legacy_id = i.id
    cross join lateral jsonb_to_recordset(i.reviews) as r (no integer, outcome text, method text, recorded_at timestamptz, recorded_by text)
  ),
  outcomes as (select legacy_id as object_id, 'done' as result from new_records),
  ${LOG_OUTCOMES}
  select count(*) as n_new from outcomes`;

function documentOf(record: LegacyRecordImport) {
  return {
    id: record.id,
    source_system: record.sourceSystem,
    legacy_class: record.legacyClass,
    received_on: record.receivedOn,
    unit_code: record.unitCode,
    recorded_at: record.recordedAt.toISOString(),
    recorded_by: record.recordedBy,
    reviews: record.reviews.map(({ outcome, method, recordedAt, recordedBy }, index) => ({
      no: index + 1,
      outcome,
      method,
      recorded_at: recordedAt.toISOString(),
      recorded_by: recordedBy,
    })),
  };
}

/** Stores legacy records with their reviews and one audit row, in one statement; ids already there are left alone. Returns how many were new. */
export async function registerLegacyRecords(
  deps: Pick<RegistryDeps, 'db' | 'clock' | 'newId'>,
  records: readonly LegacyRecordImport[],
  by: ImportActor,
): Promise<number> {
  const audit = auditDocument(importEntry(deps, by, 'import-legacy-records', 'legacy-record'));
  const values = [JSON.stringify(records.map(documentOf)), JSON.stringify([audit])];
  const [row] = await runPrepared<{ n_new: number }>(deps.db, 'register_legacy_records', REGISTER_LEGACY, values);
  return row?.n_new ?? 0;
}
