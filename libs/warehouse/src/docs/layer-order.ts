const SWEEPS = 8;

/** Orders each column by the middle of its neighbours, back and forth, and keeps the order in which fewest lines cross. */
export function inBestOrder(
  columns: readonly (readonly string[])[],
  links: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const edges = links.flatMap((chain) => chain.slice(1).map((id, index) => [chain[index] ?? '', id] as const));
  let current = columns.map((column) => column.toSorted());
  let best = current;
  let fewest = crossings(current, edges);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    current =
      sweep % 2 === 0
        ? sorted(current, edges)
        : sorted(
            current.toReversed(),
            edges.map(([a, b]) => [b, a] as const),
          ).toReversed();
    const count = crossings(current, edges);
    if (count < fewest) [best, fewest] = [current, count];
  }
  return best;
}

function sorted(columns: readonly (readonly string[])[], edges: readonly (readonly [string, string])[]): string[][] {
  const result: string[][] = [];
  for (const column of columns) {
    const before = positions(result.at(-1) ?? []);
    const centre = new Map(
      column.map((id, index) => {
        const places = edges.flatMap(([from, to]) => (to === id ? (before.get(from) ?? []) : []));
        return [id, places.length === 0 ? index : places.reduce((sum, place) => sum + place, 0) / places.length];
      }),
    );
    result.push(column.toSorted((a, b) => (centre.get(a) ?? 0) - (centre.get(b) ?? 0)));
  }
  return result;
}

function crossings(columns: readonly (readonly string[])[], edges: readonly (readonly [string, string])[]): number {
  const place = new Map(columns.flatMap((column) => [...positions(column)]));
  const columnOf = new Map(columns.flatMap((column, index) => column.map((id) => [id, index] as const)));
  const perColumn = Map.groupBy(edges, ([from]) => columnOf.get(from) ?? 0);
  let count = 0;
  for (const lines of perColumn.values()) {
    const pairs = lines.map(([from, to]) => [place.get(from) ?? 0, place.get(to) ?? 0] as const);
    for (const [index, [a, b]] of pairs.entries()) {
      count += pairs.slice(index + 1).filter(([c, d]) => (a - c) * (b - d) < 0).length;
    }
  }
  return count;
}

function positions(column: readonly string[]): Map<string, number> {
  return new Map(column.map((id, index) => [id, index]));
}
