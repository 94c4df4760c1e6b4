import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from './at';
import { buildCube, flatDimension, type Cube, type CubeDimension } from './cube';
import { readByForce, type Published } from './brute-force-reader';
import { policyOf } from './policy';
import { protect } from './protected-table';
import { UnprotectableTable } from './suppress';

const policy = policyOf('test-3', 3);

/** Two years of two halves each, as months under years. */
const period: CubeDimension = {
  code: 'period',
  isAdditive: true,
  nodes: ['*', '2024', '2025', '2024-a', '2024-b', '2025-a', '2025-b'].map((code, place) => ({
    code,
    parent: [-1, 0, 0, 1, 1, 2, 2][place] ?? 0,
    isProvisional: false,
  })),
};

const shapes: [string, CubeDimension[]][] = [
  ['one line of five', [flatDimension('a', ['1', '2', '3', '4', '5'])]],
  ['three by three', [flatDimension('a', ['1', '2', '3']), flatDimension('b', ['1', '2', '3'])]],
  ['two by two by two', [flatDimension('a', ['1', '2']), flatDimension('b', ['1', '2']), flatDimension('c', ['1', '2'])]],
  ['three by two by two', [flatDimension('a', ['1', '2', '3']), flatDimension('b', ['1', '2']), flatDimension('c', ['1', '2'])]],
  ['periods under periods by two', [flatDimension('a', ['1', '2']), period]],
];

function cubeOf(dimensions: CubeDimension[], counts: number[]): Cube {
  const leaves = dimensions.map(({ nodes }) =>
    nodes.map((_, place) => place).filter((place) => !nodes.some(({ parent }) => parent === place)),
  );
  let places: number[][] = [[]];
  for (const level of leaves) places = places.flatMap((nodes) => level.map((node) => nodes.concat(node)));
  return buildCube(
    dimensions,
    places.map((nodes, place) => ({ nodes, count: counts[place] ?? 0 })),
  );
}

function publish(cube: Cube): Published {
  const table = protect(cube, policy);
  let cells: number[][] = [[]];
  for (const { nodes } of cube.dimensions.toReversed()) cells = nodes.flatMap((_, node) => cells.map((rest) => [node, ...rest]));
  const published: (number | null)[] = [];
  for (const nodes of cells)
    published[nodes.reduce((sum, node, place) => sum + node * at(cube.strides, place), 0)] = table.cell(nodes).value;
  return published;
}

/** Shown totals whose hidden members together count 1 up to the threshold in some dimension, with that count. */
function thinSumsIn({ dimensions, strides }: Cube, published: Published): [total: number, sum: number][] {
  return published.flatMap((total, cell) =>
    dimensions.flatMap(({ nodes }, dimension): [number, number][] => {
      const stride = at(strides, dimension);
      const node = Math.floor(cell / stride) % nodes.length;
      const parts = nodes.flatMap(({ parent }, child) => (parent === node ? [published[cell + (child - node) * stride] ?? null] : []));
      if (total === null || !parts.includes(null)) return [];
      const sum = parts.reduce<number>((left, part) => left - (part ?? 0), total);
      return sum > 0 && sum < policy.threshold ? [[cell, sum]] : [];
    }),
  );
}

describe('a reader with endless patience', () => {
  it.each(shapes)(
    'finds no hidden count in %s',
    (_, dimensions) => {
      const count = fc.oneof(
        { arbitrary: fc.integer({ min: 0, max: 3 }), weight: 3 },
        { arbitrary: fc.integer({ min: 0, max: 7 }), weight: 1 },
      );
      let refused = 0;
      let undecided = 0;
      fc.assert(
        fc.property(fc.array(count, { minLength: 12, maxLength: 12 }), (counts) => {
          const cube = cubeOf(dimensions, counts);
          let published: Published;
          try {
            published = publish(cube);
          } catch (error) {
            if (!(error instanceof UnprotectableTable)) throw error;
            refused += 1;
            return;
          }
          published.forEach((value, cell) => expect(value === null || value === 0 || value >= policy.threshold, `cell ${cell}`).toBe(true));
          expect(thinSumsIn(cube, published)).toEqual([]);
          const { exact, complete } = readByForce(cube, published, cube.values);
          if (!complete) {
            undecided += 1;
            return;
          }
          expect([...exact].filter(([, value]) => value > 0)).toEqual([]);
        }),
        { numRuns: dimensions.length > 2 && dimensions[0]?.nodes.length === 4 ? 25 : 120, seed: 20170906 },
      );
      expect(refused).toBeLessThan(dimensions.length > 2 ? 100 : 10);
      expect(undecided).toBeLessThan(15);
    },
    60_000,
  );

  it('does find what two hidden members count together: that property can fail too', () => {
    const cube = cubeOf([flatDimension('a', ['1', '2', '3'])], [1, 1, 8]);
    expect(thinSumsIn(cube, [10, null, null, 8])).toEqual([[0, 2]]);
    expect(thinSumsIn(cube, [10, null, null, null])).toEqual([]);
  });

  it('does find what thresholds alone would leave: the property can fail', () => {
    const cube = cubeOf([flatDimension('a', ['1', '2', '3'])], [2, 5, 6]);
    const { exact } = readByForce(cube, [13, null, 5, 6], cube.values);
    expect(exact.get(1)).toBe(2);
  });
});
