import { inBestOrder } from './layer-order';
import { closestWithGaps } from './spread';

/** A box of the picture before it has a place. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly parents: readonly string[];
}

/** A box with its place, and the lines that lead to it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly { readonly id: string; readonly x: number; readonly y: number; readonly width: number }[];
  /** Each line as the points it goes through, from the right side of a parent to the left side of a child. */
  readonly lines: readonly { readonly from: string; readonly to: string; readonly points: readonly Point[] }[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const BOX_HEIGHT = 24;
const ROW = 34;
const COLUMN_GAP = 56;
const MARGIN = 12;

/** Columns from left to right, each box right of all its parents; lines that skip columns keep a row of their own there. */
export function layOut(boxes: readonly Box[]): Layout {
  const known = new Map(boxes.map((box) => [box.id, box]));
  const ranks = ranksOf(boxes, known);
  const links = boxes.flatMap((box) => box.parents.filter((parent) => known.has(parent)).map((parent) => chainOf(parent, box.id, ranks)));
  const columns = inBestOrder(columnsOf(boxes, ranks, links), links);
  const widths = columns.map((column) => Math.max(0, ...column.map((id) => known.get(id)?.width ?? 0)));
  const left = widths.map((_, index) => MARGIN + widths.slice(0, index).reduce((sum, width) => sum + width + COLUMN_GAP, 0));
  const heights = heightsOf(columns, links);
  const y = (id: string) => heights.get(id) ?? 0;
  const x = (id: string) => left[rankOf(id, ranks)] ?? 0;
  const end = (id: string) => x(id) + (known.get(id)?.width ?? 0);
  return {
    width: (left.at(-1) ?? 0) + (widths.at(-1) ?? 0) + MARGIN,
    height: Math.max(0, ...heights.values()) + BOX_HEIGHT / 2 + MARGIN,
    boxes: boxes.map(({ id, width }) => ({ id, x: x(id), y: y(id), width })),
    lines: links.map((chain) => ({
      from: chain[0] ?? '',
      to: chain.at(-1) ?? '',
      points: chain.flatMap((id, index) => {
        if (index === 0) return [{ x: end(id), y: y(id) }];
        if (index === chain.length - 1) return [{ x: x(id), y: y(id) }];
        return [
          { x: x(id), y: y(id) },
          { x: x(id) + (widths[rankOf(id, ranks)] ?? 0), y: y(id) },
        ];
      }),
    })),
  };
}

/** Longest way from a box without parents; such a box itself stands just left of its nearest child. */
function ranksOf(boxes: readonly Box[], known: ReadonlyMap<string, Box>): Map<string, number> {
  const ranks = new Map<string, number>();
  const rank = (id: string): number => {
    const done = ranks.get(id);
    if (done !== undefined) return done;
    ranks.set(id, 0);
    const above = (known.get(id)?.parents ?? []).filter((parent) => known.has(parent));
    const value = above.length === 0 ? 0 : Math.max(...above.map(rank)) + 1;
    ranks.set(id, value);
    return value;
  };
  for (const box of boxes) rank(box.id);
  for (const box of boxes) {
    if (box.parents.some((parent) => known.has(parent))) continue;
    const below = boxes.filter((other) => other.parents.includes(box.id)).map((other) => ranks.get(other.id) ?? 0);
    if (below.length > 0) ranks.set(box.id, Math.min(...below) - 1);
  }
  return ranks;
}

/** Parent, a place holder in every column between, child. */
function chainOf(from: string, to: string, ranks: ReadonlyMap<string, number>): readonly string[] {
  const start = ranks.get(from) ?? 0;
  const between = (ranks.get(to) ?? 0) - start - 1;
  return [from, ...Array.from({ length: Math.max(0, between) }, (_, index) => `${start + index + 1}|${from}|${to}`), to];
}

function rankOf(id: string, ranks: ReadonlyMap<string, number>): number {
  return ranks.get(id) ?? Number(id.slice(0, id.indexOf('|')));
}

function columnsOf(boxes: readonly Box[], ranks: ReadonlyMap<string, number>, links: readonly (readonly string[])[]): string[][] {
  const all = [...new Set([...boxes.map(({ id }) => id), ...links.flat()])];
  const columns: string[][] = Array.from({ length: Math.max(-1, ...ranks.values()) + 1 }, () => []);
  for (const id of all) columns[rankOf(id, ranks)]?.push(id);
  return columns;
}

function heightsOf(columns: readonly (readonly string[])[], links: readonly (readonly string[])[]): Map<string, number> {
  const neighbours = new Map<string, string[]>();
  const join = (a: string, b: string) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  for (const chain of links) {
    for (const [index, id] of chain.entries()) {
      const next = chain[index + 1];
      if (next === undefined) continue;
      join(id, next);
      join(next, id);
    }
  }
  const heights = new Map(columns.flatMap((column) => column.map((id, index) => [id, index * ROW] as const)));
  for (let round = 0; round < 12; round++) {
    for (const column of round % 2 === 0 ? columns : columns.toReversed()) {
      const wanted = column.map((id) => mean((neighbours.get(id) ?? []).map((other) => heights.get(other) ?? 0)) ?? heights.get(id) ?? 0);
      closestWithGaps(wanted, ROW).forEach((height, index) => heights.set(column[index] ?? '', height));
    }
  }
  const top = heights.size === 0 ? 0 : Math.min(...heights.values());
  return new Map([...heights].map(([id, height]) => [id, height - top + MARGIN + BOX_HEIGHT / 2]));
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
