import { buildCube, flatDimension, type Cube, type CubeRow } from '@register/statistics';
import { isAdditive } from '../measures/dimension';
import type { FiguresPlan } from '../request/plan';
import type { Catalog } from './catalog';
import { cellsQuery } from './cells-query';
import type { MartsReader } from './reader';

/** Raw counts of a plan; they go into `protect` and nowhere else. */
export interface RawCube {
  readonly cube: Cube;
  /** Moment of the build that was read, in seconds; null when there is none. */
  readonly version: number | null;
}

type CellRow = Readonly<Record<'m0' | 'm1' | 'm2', string | undefined>> & {
  readonly version: number;
  readonly period: number | null;
  readonly n: number;
};

const PLACES = ['m0', 'm1', 'm2'] as const;

/** Reads the whole table, in one round trip: all periods and all members, filtered on or not. */
export async function readCube(marts: MartsReader, plan: FiguresPlan, catalog: Catalog): Promise<RawCube> {
  const { text, values } = cellsQuery(plan);
  const rows = await marts.query<CellRow>(text, values);
  const codes = plan.dimensions.map((dimension, place) => {
    const known = (catalog.members.get(dimension) ?? []).map(({ code }) => code);
    const found = new Set(rows.flatMap((row) => row[PLACES[place] ?? 'm0'] ?? []));
    for (const code of ['*', ...known]) found.delete(code);
    return [...known, ...[...found].toSorted()];
  });
  const nodes = codes.map((list) => new Map<string, number>([['*', 0], ...list.map((code, place): [string, number] => [code, place + 1])]));
  const leaves = new Map<number, number>();
  const leafOf = (month: number) => {
    const leaf = leaves.get(month) ?? plan.time.leafOf(firstDayOf(month, plan.time.began));
    leaves.set(month, leaf);
    return leaf;
  };
  const counts: CubeRow[] = [];
  for (const row of rows) {
    const period = row.period === null ? -1 : leafOf(row.period);
    if (period >= 0)
      counts.push({ nodes: [period, ...nodes.map((map, place) => map.get(row[PLACES[place] ?? 'm0'] ?? '') ?? 0)], count: row.n });
  }
  const dimensions = plan.dimensions.map((dimension, place) => flatDimension(dimension, codes[place] ?? [], isAdditive(dimension)));
  return { cube: buildCube([plan.time.dimension, ...dimensions], counts), version: rows[0]?.version ?? null };
}

/** First day of a month that is given as 12 x year + month - 1; 0 stands for the whole time. */
function firstDayOf(month: number, began: string): string {
  return month === 0 ? began : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
