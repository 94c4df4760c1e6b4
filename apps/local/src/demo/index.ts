import type { Database } from '@register/db';
import { formatCount, type Clock } from '@register/kernel';
import type { Kysely } from 'kysely';
import { loadDemo } from './load';

export { generateDemo, REGISTRATION_BEGAN, type DemoBatch, type DemoOptions } from './generate';
export { loadDemo, type Loaded, type LoadOptions } from './load';

/** Year of the parliamentary question; any number would do. */
const SEED = 2017;

interface FillOptions {
  /** Connected as the migrator. */
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly nReports: number;
}

/** Fills an empty register with demonstration data and tells what was done; a register with reports is left alone. */
export async function fillWithDemonstration({ db, clock, nReports }: FillOptions): Promise<string> {
  const present = await db.selectFrom('registry.reports').select('report_id').limit(1).executeTakeFirst();
  if (present) return 'register holds reports already';
  if (nReports === 0) return 'none asked';
  const loaded = await loadDemo({ db, clock, seed: SEED, nReports });
  return `${formatCount(loaded.reports)} reports, ${formatCount(loaded.cases)} cases, ${formatCount(loaded.verdicts)} verdicts`;
}
