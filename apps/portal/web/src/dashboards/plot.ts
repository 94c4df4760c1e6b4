import type { FiguresQuery } from '../generated/figures/graphql';

export type FigureTable = Extract<FiguresQuery['figures'], { __typename: 'FigureTable' }>;

/**
 * A cell as it may be shown. `not-registered` is said by the page for years before registration began, `missing` for a combination the
 * service did not mention; neither is zero.
 */
export type CellStatus = 'final' | 'provisional' | 'estimated' | 'suppressed' | 'not-registered' | 'missing';

export interface PlotPoint {
  /** A number only for the statuses that carry one; never 0 in place of something unknown. */
  readonly value: number | null;
  readonly status: CellStatus;
}

export interface PlotSeries {
  readonly code: string;
  readonly label: string;
  readonly points: readonly PlotPoint[];
}

/** One chart and its table: categories along the axis, and a point of each series for each category. */
export interface Plot {
  readonly axis: string;
  readonly categories: readonly string[];
  readonly series: readonly PlotSeries[];
}

const WITH_VALUE: ReadonlySet<string> = new Set<CellStatus>(['final', 'provisional', 'estimated']);
const WITHOUT_VALUE: ReadonlySet<string> = new Set<CellStatus>(['suppressed', 'not-registered']);

function isStatus(status: string, among: ReadonlySet<string>): status is CellStatus {
  return among.has(status);
}

/** A cell of the service as a point; a status that is not known to carry a number gets none, whatever the value says. */
export function pointOf(cell: { readonly value: number | null; readonly status: string } | undefined): PlotPoint {
  if (!cell) return { value: null, status: 'missing' };
  if (isStatus(cell.status, WITH_VALUE) && cell.value !== null) return { value: cell.value, status: cell.status };
  return { value: null, status: isStatus(cell.status, WITHOUT_VALUE) ? cell.status : 'missing' };
}

function keyOf(members: readonly string[]): string {
  return members.join('\u0000');
}

type Axis = FigureTable['dimensions'][number];

function membersOf(dimension: Axis): Axis['members'] {
  return dimension.members.filter(({ code }) => code !== '*');
}

/** Years without registration that stand in front of a yearly axis. */
function earlyYears(axis: Axis, before: readonly number[]): string[] {
  const known = new Set(axis.members.map(({ code }) => code));
  return axis.code === 'year' ? before.map(String).filter((year) => !known.has(year)) : [];
}

/** Total of a table: the cell of which every member is '*'. */
export function totalOf(table: Pick<FigureTable, 'cells'>): PlotPoint {
  return pointOf(table.cells.find((cell) => cell.members.every((member) => member === '*')));
}

/** Totals that the service gave with a table: of each series, of each category over its series, and of the whole. */
export interface PlotTotals {
  readonly ofSeries: readonly PlotPoint[];
  /** Empty when there is one series, which is its own total. */
  readonly ofCategories: readonly PlotPoint[];
  readonly whole: PlotPoint;
}

const NOT_REGISTERED: PlotPoint = { value: null, status: 'not-registered' };

/** The cells with a '*', which are totals, in the order of the plot of the same table; nothing is added up here. */
export function totalsOf(table: Pick<FigureTable, 'dimensions' | 'cells'>, before: readonly number[] = []): PlotTotals {
  const [axis, second] = table.dimensions;
  const cells = new Map(table.cells.map((cell) => [keyOf(cell.members), cell]));
  const at = (...codes: string[]): PlotPoint => pointOf(cells.get(keyOf(codes)));
  const whole = totalOf(table);
  if (!axis || !second) return { ofSeries: [whole], ofCategories: [], whole };
  return {
    ofSeries: membersOf(second).map(({ code }) => at('*', code)),
    ofCategories: [...earlyYears(axis, before).map(() => NOT_REGISTERED), ...membersOf(axis).map(({ code }) => at(code, '*'))],
    whole,
  };
}

/** Turns a table of one or two dimensions into what is drawn; `before` are years without registration, put in front of a yearly axis. */
export function plotOf(table: Pick<FigureTable, 'dimensions' | 'cells' | 'measure'>, before: readonly number[] = []): Plot {
  const [axis, second] = table.dimensions;
  if (!axis) return { axis: table.measure.label, categories: [table.measure.label], series: [] };
  const cells = new Map(table.cells.map((cell) => [keyOf(cell.members), cell]));
  const members = membersOf(axis);
  const early = earlyYears(axis, before);
  const earlyPoints = early.map(() => NOT_REGISTERED);
  const seriesOf = (code: string, label: string, tail: readonly string[]): PlotSeries => ({
    code,
    label,
    points: [...earlyPoints, ...members.map((member) => pointOf(cells.get(keyOf([member.code, ...tail]))))],
  });
  return {
    axis: axis.label,
    categories: [...early, ...members.map(({ label }) => label)],
    series: second
      ? membersOf(second).map(({ code, label }) => seriesOf(code, label, [code]))
      : [seriesOf(table.measure.code, table.measure.label, [])],
  };
}

/** The plot without categories of which every value is a real zero; for long lists, whose table still shows them. */
export function withoutZeros(plot: Plot): Plot {
  const kept = plot.categories.flatMap((_label, index) =>
    plot.series.every((series) => series.points[index]?.value === 0) ? [] : [index],
  );
  if (kept.length === 0) return plot;
  const pick = <T>(list: readonly T[]): T[] => kept.flatMap((index) => list.slice(index, index + 1));
  return { ...plot, categories: pick(plot.categories), series: plot.series.map((series) => ({ ...series, points: pick(series.points) })) };
}
