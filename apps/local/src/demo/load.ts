import { randomBytes } from 'node:crypto';
import { runPrepared, type connect } from '@register/db';
import { newId, todayIn, type Clock, type PlainDate } from '@register/kernel';
import {
  importCases,
  importDecisions,
  importReports,
  importRevisions,
  importVerdicts,
  loadCodes,
  registerLegacyRecords,
  type ImportActor,
  type RegistryDeps,
} from '@register/registry';
import { generateDemo, type DemoBatch } from './generate';
import { DEMO } from './moments';

/** The register, connected as the migrator. */
export type Register = ReturnType<typeof connect>;

export interface LoadOptions {
  /** Connected as the migrator: the services themselves may not write settings. */
  readonly db: Register;
  readonly clock: Clock;
  /** 32-bit seed; the same seed, number and day give the same documents, so that a broken-off load can be done again. */
  readonly seed: number;
  readonly nReports: number;
  /** The day on which the documents end is the one before this; default today. */
  readonly on?: PlainDate;
  /** Told after each batch how many reports have been loaded. */
  readonly onProgress?: (nLoaded: number) => void;
}

/** How many of each were loaded. */
export interface Loaded {
  readonly reports: number;
  readonly revisions: number;
  readonly cases: number;
  readonly decisions: number;
  readonly verdicts: number;
  readonly legacy: number;
}

const BATCH_SIZE = 1_000;
const NOTHING: Loaded = { reports: 0, revisions: 0, cases: 0, decisions: 0, verdicts: 0, legacy: 0 };

async function loadBatch(deps: RegistryDeps, batch: DemoBatch, by: ImportActor): Promise<Loaded> {
  // In the order in which they refer to each other.
  const reports = await importReports(deps, batch.reports, by);
  const revisions = await importRevisions(deps, batch.revisions, by);
  const cases = await importCases(deps, batch.cases, by);
  const decisions = await importDecisions(deps, batch.decisions, by);
  const verdicts = await importVerdicts(deps, batch.verdicts, by);
  const legacy = await registerLegacyRecords(deps, batch.legacy, by);
  return { reports, revisions, cases, decisions, verdicts, legacy };
}

function add(one: Loaded, other: Loaded): Loaded {
  return {
    reports: one.reports + other.reports,
    revisions: one.revisions + other.revisions,
    cases: one.cases + other.cases,
    decisions: one.decisions + other.decisions,
    verdicts: one.verdicts + other.verdicts,
    legacy: one.legacy + other.legacy,
  };
}

/** Says that this register holds demonstration data, so that every screen can say so. */
async function markDemonstration(db: Register): Promise<void> {
  await runPrepared(db, 'mark-demonstration', `update reference.settings set value = 'true' where setting = 'demonstration'`, []);
}

/** Counts how the rows lie, so that the first queries are planned well. */
async function analyze(db: Register): Promise<void> {
  const tables = await runPrepared<{ name: string }>(
    db,
    'registry-tables',
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'registry' order by 1`,
    [],
  );
  await runPrepared(db, 'analyze-registry', `analyze ${tables.map(({ name }) => name).join(', ')}`, []);
}

/** Loads demonstration data in batches, marks the register as a demonstration first, and analyzes the tables last. */
export async function loadDemo({ db, clock, seed, nReports, onProgress, on = todayIn(clock) }: LoadOptions): Promise<Loaded> {
  const codes = await loadCodes(db);
  const makeId = () => newId(clock, randomBytes);
  // Demonstration records carry no reference to a person, so nothing is ever hashed with this key.
  const deps: RegistryDeps = { db, clock, newId: makeId, pseudonymKey: new Uint8Array(32), codes };
  const by: ImportActor = { actor: DEMO, actorRole: 'administrator', requestId: `demo-${seed}` };
  const municipalities = await db
    .selectFrom('reference.municipalities')
    .select(['municipality_code as code', 'unit_code as unitCode'])
    .orderBy('municipality_code')
    .execute();
  await markDemonstration(db);
  let loaded = NOTHING;
  const noon = new Date(`${on}T11:00:00Z`);
  const batches = generateDemo({ seed, nReports, clock: () => noon, municipalities, articles: codes.articles, batchSize: BATCH_SIZE });
  for (const batch of batches) {
    loaded = add(loaded, await loadBatch(deps, batch, by));
    onProgress?.(loaded.reports);
  }
  await analyze(db);
  return loaded;
}
