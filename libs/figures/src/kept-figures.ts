import type { FigureTable } from './figure-table';
import type { FiguresPlan } from './request/plan';
import type { FigureUnavailable } from './unavailable';

type Result = FigureTable | FigureUnavailable;

/** Protected results of the present build, the oldest dropped first. */
export interface KeptFigures {
  get(plan: FiguresPlan, version: number): Result | undefined;
  keep(plan: FiguresPlan, version: number, result: Result): void;
}

const MOST_TABLES = 200;
const MOST_CELLS = 5_000;

/** Keeps what has been protected before, so that the charts of one dashboard are made once per build. */
export function keptFigures(): KeptFigures {
  const kept = new Map<string, Result>();
  let present = 0;
  return {
    get: (plan, version) => (version === present ? kept.get(keyOf(plan)) : undefined),
    keep(plan, version, result) {
      if (version !== present) kept.clear();
      present = version;
      if (result.kind === 'table' && result.cells.length > MOST_CELLS) return;
      const oldest = kept.size >= MOST_TABLES ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(keyOf(plan), result);
    },
  };
}

function keyOf({ measure, by, from, to, asOf, selected }: FiguresPlan): string {
  const selection = [...selected].map(([dimension, members]) => [dimension, [...members].toSorted()] as const);
  return JSON.stringify([measure.code, by, from, to, asOf, selection.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
