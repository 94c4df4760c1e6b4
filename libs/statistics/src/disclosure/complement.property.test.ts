import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildCube, flatDimension } from './cube';
import { policyOf } from './policy';
import { protect } from './protected-table';
import { UnprotectableTable } from './suppress';

const policy = policyOf('test-4', 4);
const articles = flatDimension('article', ['geen', 'Sr 318', 'Sr 284'], false, 'geen');
const years = flatDimension('year', ['2023', '2024', '2025', '2026']);

/** Reports of one year: without an article, with the first only, with the second only, with both. */
const year = fc.tuple(fc.nat(12), fc.nat(4), fc.nat(3), fc.nat(2));

it('the total less "geen" tells of no year, and of no hidden years together, that 1 to 3 reports have an article', () => {
  let refused = 0;
  let hidden = 0;
  fc.assert(
    fc.property(fc.array(year, { minLength: 4, maxLength: 4 }), (counts) => {
      const rows = counts.flatMap(([none, first, second, both], place) =>
        [none + first + second + both, none, first + both, second + both].map((count, node) => ({ nodes: [node, place + 1], count })),
      );
      let withArticle: (number | null)[];
      try {
        const table = protect(buildCube([articles, years], rows), policy);
        withArticle = years.nodes.map((_, node) => {
          const [all, none] = [table.cell([0, node]).value, table.cell([1, node]).value];
          return all === null || none === null ? null : all - none;
        });
      } catch (error) {
        if (!(error instanceof UnprotectableTable)) throw error;
        refused += 1;
        return;
      }
      const isSmall = (count: number | null) => count !== null && count > 0 && count < policy.threshold;
      expect(withArticle.filter(isSmall)).toEqual([]);
      const [total = null, ...parts] = withArticle;
      if (total === null || !parts.includes(null)) return;
      hidden += 1;
      expect(isSmall(total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0))).toBe(false);
    }),
    { numRuns: 400, seed: 20170906 },
  );
  expect(refused).toBeLessThan(200);
  expect(hidden).toBeGreaterThan(100);
});
