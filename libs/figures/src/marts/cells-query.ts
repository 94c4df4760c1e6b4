import { isAdditive, TIME_GRAINS, type MemberDimension, type TimeGrain } from '../measures/dimension';
import type { MeasureCode } from '../measures/measure';
import { periodAround } from '../periods/period';
import type { FiguresPlan } from '../request/plan';

/** One SELECT with its values, for `readCells`. */
export interface CellsQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Sums as of the peildatum by first day of a period and members (m0, m1, ... in the order of the plan's dimensions), beside one row
 * with the version of the build that was read. A period of the grain may come in parts; without a grain there is none.
 */
export function cellsQuery(plan: FiguresPlan): CellsQuery {
  const others = plan.dimensions.filter((dimension) => dimension !== 'unit');
  return others.length <= 1 ? fromCells(plan, others[0]) : fromChanges(plan);
}

/** The smallest mart that can answer: years of recording, then months of the year of the peildatum, then days of its month. */
function fromCells(plan: FiguresPlan, dimension: MemberDimension | undefined): CellsQuery {
  const listed = dimension === undefined ? ['none'] : isAdditive(dimension) ? [dimension] : ['none', dimension];
  const groups = plan.dimensions.map((code) => (code === 'unit' ? 'unit_code' : 'member'));
  const slices = listed.flatMap((code) => [
    `${inSlice(`${code} year`, '$4::text')} and by_unit = $2 and recorded_from < $5`,
    `${inSlice(`${code} month`, "'month'")} and by_unit = $2 and recorded_from >= $5 and recorded_from < $6`,
    `${inSlice(`${code} day`, "'month'")} and by_unit and recorded_from >= $6 and recorded_from <= $7`,
  ]);
  const cells = `marts.agg_cells
  where period_from >= $3 and (${slices.join('\n    or ')})`;
  const year = `${plan.asOf.slice(0, 4)}-01-01`;
  const month = `${plan.asOf.slice(0, 7)}-01`;
  const byUnit = plan.dimensions.includes('unit');
  const period = grainOf(plan) === null ? NO_PERIOD : 'period_from';
  return {
    text: besideVersion(sums(cells, period, groups), groups),
    values: [plan.measure.code, byUnit, firstMonth(plan), storedGrain(plan), year, month, plan.asOf],
  };
}

/** Rows of a measure, dimension, span of recording and length of period. By its number alone: with more conditions far too few rows are expected. */
function inSlice(dimensionAndSpan: string, grain: string): string {
  return `slice = hashtext($1::text || ' ${dimensionAndSpan} ' || ${grain})`;
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

const ARTICLES = `cross join lateral unnest('*'::text || string_to_array(case when articles = '' then 'geen' else articles end, ';')) as a (article)`;

/** Full detail, for tables of several dimensions. Articles bring their total along, since they do not add up to it. */
function fromChanges(plan: FiguresPlan): CellsQuery {
  const { table, where } = CHANGES[plan.measure.code];
  const groups = plan.dimensions.map((code) => COLUMNS[code]);
  const changes = `marts.${table} ${plan.dimensions.includes('article') ? ARTICLES : ''}
  where recorded_on <= $1 and period_month >= $2 and period_month <= $1 ${where}`;
  const grain = grainOf(plan);
  const months = sums(changes, grain === null ? NO_PERIOD : 'period_month', groups);
  const members = groups.map((_, place) => `m${place}`).join(', ');
  const folded = `select date_trunc('${grain}', period::timestamp)::date as period, ${members}, sum(n)::int4 as n
from (${months}) months group by 1, ${members}`;
  return { text: besideVersion(grain === null || grain === 'month' ? months : folded, groups), values: [plan.asOf, firstMonth(plan)] };
}

const NO_PERIOD = 'null::date';

/** Sums per stored period and members. Codes are compared as bytes: by the rules of a language grouping takes twice as long. */
function sums(rows: string, period: string, groups: readonly string[]): string {
  const members = groups.map((group, place) => `${group} collate "C" as m${place}`);
  const keys = [period, ...groups.map((group) => `${group} collate "C"`)].filter((key) => key !== NO_PERIOD);
  return `select ${[`${period} as period`, ...members, 'sum(delta)::int4 as n'].join(', ')}
from ${rows} ${keys.length > 0 ? `group by ${keys.join(', ')}` : ''} having sum(delta) <> 0`;
}

/** The version stands in a row of its own: in every row it would take longer to send than the counts. */
function besideVersion(cells: string, groups: readonly string[]): string {
  const members = groups.map((_, place) => `null as m${place}`);
  return `select ${['null::date as period', ...members, '0 as n', 'extract(epoch from built_at)::float8 as version'].join(', ')}
from marts.mart_refresh union all select *, null from (${cells}) cells`;
}

function grainOf({ time }: FiguresPlan): TimeGrain | null {
  return time.periods.at(-1)?.grain ?? null;
}

function firstMonth({ time }: FiguresPlan): string {
  return `${time.began.slice(0, 7)}-01`;
}

/** The longest periods that make up those of the grain and are not cut by the month in which registration began. */
function storedGrain(plan: FiguresPlan): TimeGrain {
  const first = firstMonth(plan);
  const longest = TIME_GRAINS.slice(TIME_GRAINS.indexOf(grainOf(plan) ?? 'year'));
  return longest.find((grain) => periodAround(first, grain).firstDay === first) ?? 'month';
}
