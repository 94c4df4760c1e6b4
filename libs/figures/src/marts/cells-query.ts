import type { FiguresPlan } from '../request/plan';
import { isAdditive, type MemberDimension, type TimeGrain } from '../measures/dimension';
import type { MeasureCode } from '../measures/measure';

/** One SELECT with its values, for `readCells`. */
export interface CellsQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sums as of the peildatum by first day of the period and members; members in the order of the plan's dimensions. */
export function cellsQuery(plan: FiguresPlan): CellsQuery {
  const others = plan.dimensions.filter((dimension) => dimension !== 'unit');
  return others.length <= 1 ? fromCells(plan, others[0]) : fromChanges(plan);
}

/** The smallest mart that can answer: sums per month of recording, then per day of the month of the peildatum. */
function fromCells(plan: FiguresPlan, dimension: MemberDimension | undefined): CellsQuery {
  const groups = plan.dimensions.map((code) => (code === 'unit' ? 'unit_code' : 'member'));
  const grouped = ['period_month', ...groups.map(bytewise)].join(', ');
  const listed = dimension === undefined ? ['none'] : isAdditive(dimension) ? [dimension] : ['none', dimension];
  const inner = `select ${['period_month', ...groups.map((group) => `${bytewise(group)} as ${group}`)].join(', ')}, sum(delta) as delta
  from marts.agg_cells
  where measure = $1 and dimension = any($2) and period_month >= $5
    and ((span = 'month' and recorded_from < $3) or (span = 'day' and recorded_from >= $3 and recorded_from <= $4))
  group by ${grouped}`;
  const monthOfAsOf = `${plan.asOf.slice(0, 7)}-01`;
  return { text: overPeriods(inner, groups, grainOf(plan)), values: [plan.measure.code, listed, monthOfAsOf, plan.asOf, firstMonth(plan)] };
}

const CHANGES: Record<MeasureCode, { readonly table: string; readonly where: string }> = {
  reports: { table: 'fct_report_changes', where: '' },
  complaints: { table: 'fct_report_changes', where: "and report_type = 'aangifte'" },
  victims: { table: 'fct_victim_changes', where: '' },
  prosecutions: { table: 'fct_prosecution_changes', where: '' },
  convictions: { table: 'fct_conviction_changes', where: '' },
};

const COLUMNS: Record<MemberDimension, string> = {
  unit: 'unit_code',
  'victim-sex': 'victim_sex',
  'victim-age-class': 'victim_age_class',
  motive: 'motive',
  platform: 'platform',
  article: 'article',
};

const ARTICLES = `cross join lateral unnest('*'::text || case when cardinality(articles) = 0 then array['geen'] else articles end) as a (article)`;

/** Full detail, for tables of several dimensions. Articles bring their total along, since they do not add up to it. */
function fromChanges(plan: FiguresPlan): CellsQuery {
  const { table, where } = CHANGES[plan.measure.code];
  const groups = plan.dimensions.map((code) => COLUMNS[code]);
  const inner = `select ${['period_month', ...groups.map((group) => `${bytewise(group)} as ${group}`)].join(', ')}, sum(delta) as delta
  from marts.${table} ${plan.dimensions.includes('article') ? ARTICLES : ''}
  where recorded_on <= $1 and period_month >= $2 ${where}
  group by ${['period_month', ...groups.map(bytewise)].join(', ')}`;
  return { text: overPeriods(inner, groups, grainOf(plan)), values: [plan.asOf, firstMonth(plan)] };
}

/** Codes are compared as bytes: by the rules of a language grouping takes twice as long. */
function bytewise(column: string): string {
  return `${column} collate "C"`;
}

/** Sums months up to the periods of the grain, beside the moment of the build that was read. */
function overPeriods(inner: string, groups: readonly string[], grain: TimeGrain | null): string {
  const members = groups.map((group, place) => `${group} as m${place}`);
  return `select r.version, c.* from (select extract(epoch from built_at)::float8 as version from marts.mart_refresh) r
left join (select ${[`${PERIODS[grain ?? 'none']} as period`, ...members, 'sum(delta)::int4 as n'].join(', ')}
from (${inner}) months group by ${['1', ...groups].join(', ')} having sum(delta) <> 0) c on true`;
}

/** First month of the period as a number, 12 x year + month - 1. */
const YEAR = 'extract(year from period_month)::int4 * 12';
const MONTH = 'extract(month from period_month)::int4 - 1';
const PERIODS: Record<TimeGrain | 'none', string> = {
  none: '0',
  year: YEAR,
  quarter: `${YEAR} + (${MONTH}) / 3 * 3`,
  month: `${YEAR} + ${MONTH}`,
};

function grainOf({ time }: FiguresPlan): TimeGrain | null {
  return time.periods.at(-1)?.grain ?? null;
}

function firstMonth({ time }: FiguresPlan): string {
  return `${time.began.slice(0, 7)}-01`;
}
