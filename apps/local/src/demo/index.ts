import { runPrepared } from '@register/db';
import { formatCount, todayIn, type Clock } from '@register/kernel';
import { loadDemo, type Loaded, type LoadOptions, type Register } from './load';

export { generateDemo, REGISTRATION_BEGAN, type DemoBatch, type DemoOptions } from './generate';
export { loadDemo, type Loaded, type LoadOptions, type Register } from './load';

/** Year of the parliamentary question; any number would do. */
const SEED = 2017;

interface FillOptions {
  /** Connected as the migrator. */
  readonly db: Register;
  readonly clock: Clock;
  readonly nReports: number;
}

/** What a load is making; stands in the settings while it runs, so that a broken-off load is finished at the next start. */
type Plan = Required<Pick<LoadOptions, 'seed' | 'nReports' | 'on'>>;

const UNDER_WAY = 'demonstration_under_way';

async function planUnderWay(db: Register): Promise<Plan | null> {
  const row = await db.selectFrom('reference.settings').select('value').where('setting', '=', UNDER_WAY).executeTakeFirst();
  return row ? (JSON.parse(row.value) as Plan) : null;
}

async function carryOut(db: Register, clock: Clock, plan: Plan): Promise<Loaded> {
  const keep = 'insert into reference.settings (setting, value, meaning) values ($1, $2, $3) on conflict (setting) do nothing';
  await runPrepared(db, 'keep-plan', keep, [UNDER_WAY, JSON.stringify(plan), 'Demonstratiegegevens worden geladen']);
  const loaded = await loadDemo({ db, clock, ...plan });
  await runPrepared(db, 'end-plan', 'delete from reference.settings where setting = $1', [UNDER_WAY]);
  return loaded;
}

function told({ reports, cases, verdicts }: Loaded): string {
  return `${formatCount(reports)} reports, ${formatCount(cases)} cases, ${formatCount(verdicts)} verdicts`;
}

/** Fills an empty register with demonstration data and tells what was done; a register with reports is left alone. */
export async function fillWithDemonstration({ db, clock, nReports }: FillOptions): Promise<string> {
  const brokenOff = await planUnderWay(db);
  if (brokenOff) return `finished what was broken off: ${told(await carryOut(db, clock, brokenOff))}`;
  const present = await db.selectFrom('registry.reports').select('report_id').limit(1).executeTakeFirst();
  if (present) return 'register holds reports already';
  if (nReports === 0) return 'none asked';
  return told(await carryOut(db, clock, { seed: SEED, nReports, on: todayIn(clock) }));
}
