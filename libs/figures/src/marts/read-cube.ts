import type { PlainDate } from '@register/kernel';
import { buildCube, flatDimension, type Cube, type CubeRow } from '@register/statistics';
import { complementOf, isAdditive } from '../measures/dimension';
import { COMPLAINT, OTHER, REPORT_TYPE, wholeOf } from '../measures/report-type';
import type { FiguresPlan } from '../request/plan';
import type { Catalog } from './catalog';
import { timeDimension } from '../periods/time-dimension';
import { cellsQuery } from './cells-query';
import type { MartsReader } from './reader';

/** Raw counts of a plan; they go into `protect` and nowhere else. */
export interface RawCube {
  readonly cube: Cube;
  /** Moment of the build that was read, in seconds; null when there is none. */
  readonly version: number | null;
}

type CellRow = Readonly<Record<'m0' | 'm1' | 'm2', string | undefined>> & {
  readonly period: PlainDate | null;
  readonly n: number;
  /** In one row only, which is no cell. */
  readonly version: number | null;
};

const PLACES = ['m0', 'm1', 'm2'] as const;

/** Reads the whole table, in one round trip: all periods and all members, filtered on or not. Complaints bring the reports along. */
export async function readCube(marts: MartsReader, plan: FiguresPlan, catalog: Catalog): Promise<RawCube> {
  const whole = wholeOf(plan.measure);
  const [own, others] = await Promise.all([readRows(marts, plan), whole ? readRows(marts, { ...plan, measure: whole }) : undefined]);
  // A rebuild came between; the next one is seconds away.
  if (others && others.version !== own.version) return readCube(marts, plan, catalog);
  const rows = others ? [...own.rows, ...others.rows] : own.rows;
  const codes = plan.dimensions.map((dimension, place) => {
    const known = (catalog.members.get(dimension) ?? []).map(({ code }) => code);
    const found = new Set(rows.map((row) => row[PLACES[place] ?? 'm0']));
    for (const code of ['*', ...known]) found.delete(code);
    return [...known, ...[...found].filter((code) => code !== undefined).toSorted()];
  });
  const nodes = codes.map((list) => new Map<string, number>([['*', 0], ...list.map((code, place): [string, number] => [code, place + 1])]));
  const leafOf = leafFinder(plan);
  const counts: CubeRow[] = [];
  rows.forEach((row, place) => {
    const leaf = leafOf(row.period);
    if (leaf < 0) return;
    const cell = [leaf, ...nodes.map((map, dimension) => map.get(row[PLACES[dimension] ?? 'm0'] ?? '') ?? 0)];
    if (!others) counts.push({ nodes: cell, count: row.n });
    else if (place >= own.rows.length) counts.push({ nodes: [...cell, OTHER], count: row.n });
    else counts.push({ nodes: [...cell, COMPLAINT], count: row.n }, { nodes: [...cell, OTHER], count: -row.n });
  });
  const dimensions = plan.dimensions.map((dimension, place) =>
    flatDimension(dimension, codes[place] ?? [], isAdditive(dimension), complementOf(dimension)),
  );
  const cube = buildCube([plan.time.dimension, ...dimensions, ...(others ? [REPORT_TYPE] : [])], counts);
  return { cube, version: own.version };
}

async function readRows(marts: MartsReader, plan: FiguresPlan): Promise<{ readonly rows: CellRow[]; readonly version: number | null }> {
  const { text, values } = cellsQuery(withPeriods(plan));
  const read = await marts.query<CellRow>(text, values);
  const build = read.find((row) => row.version !== null);
  return { rows: read.filter((row) => row !== build), version: build?.version ?? null };
}

/** The whole time is read by year as well, so that every table leaves out what falls after the peildatum, and all totals agree. */
function withPeriods(plan: FiguresPlan): FiguresPlan {
  const { began, until, periods } = plan.time;
  return periods.length > 1 ? plan : { ...plan, time: timeDimension(began, plan.asOf, 'year', until) };
}

/** Node of time per first day of a period, each looked up once; -1 for what falls after the peildatum. */
function leafFinder({ asOf, time }: FiguresPlan): (day: PlainDate | null) => number {
  const leaves = new Map<PlainDate | null, number>([[null, 0]]);
  return (day) => {
    const known = leaves.get(day);
    if (known !== undefined || day === null) return known ?? 0;
    const leaf = day > asOf ? -1 : time.leafOf(day);
    leaves.set(day, leaf);
    return leaf;
  };
}
