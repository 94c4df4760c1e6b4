import { describe, expect, it } from 'vitest';
import { buildCube, flatDimension, type CubeDimension } from './cube';
import { DEFAULT_POLICY } from './policy';
import { protect, ProtectedTable } from './protected-table';
import { UnprotectableTable } from './suppress';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

/** A table of one dimension, shown as text: total first, `x` where nothing is shown. */
function line(...counts: number[]): string {
  const dimension = flatDimension('unit', letters.slice(0, counts.length));
  const table = protect(
    buildCube(
      [dimension],
      counts.map((count, place) => ({ nodes: [place + 1], count })),
    ),
    DEFAULT_POLICY,
  );
  return dimension.nodes.map((_, node) => table.cell([node]).value ?? 'x').join(' ');
}

/** A table of rows and columns, each line with its total first; without `isAdditive` no record has two columns, but that is not told. */
function grid(counts: number[][], more: { readonly isAdditive?: boolean } = {}): string {
  const rows = flatDimension('a-row', letters.slice(0, counts.length));
  const columns = flatDimension('b-column', letters.slice(0, counts[0]?.length), more.isAdditive ?? true);
  const cells = counts.flatMap((row, r) => row.map((count, c) => ({ nodes: [r + 1, c + 1], count })));
  const totals = counts.map((row, r) => ({ nodes: [r + 1, 0], count: row.reduce((sum, count) => sum + count, 0) }));
  const table = protect(buildCube([rows, columns], more.isAdditive === false ? [...cells, ...totals] : cells), DEFAULT_POLICY);
  return rows.nodes.map((_, r) => columns.nodes.map((__, c) => table.cell([r, c]).value ?? 'x').join(' ')).join(' | ');
}

describe('one line of counts and its total', () => {
  it.each<[string, number[], string]>([
    ['counts of 10 and more are shown', [10, 25, 0], '35 10 25 0'],
    ['a single small count takes the smallest shown count with it', [3, 40, 12], '55 x 40 x'],
    ['two small counts whose total tells their sum of 7 take the smallest shown count with them', [3, 4, 40, 50], '97 x x x 50'],
    ['small counts that are 10 together need no other', [3, 7, 40], '50 x x 40'],
    ['two ones whose total tells their sum take a third with them', [1, 1, 40, 20], '62 x x 40 x'],
    ['of equal candidates the first member is taken', [3, 12, 12], '27 x x 12'],
    ['zeros are shown', [0, 0, 11], '11 0 0 11'],
    ['under a hidden total nothing is shown, zeros neither', [3, 0, 0], 'x x x x'],
    ['nothing at all is shown as nothing at all', [0, 0], '0 0 0'],
    [
      'ten ones, which their total of 10 would tell, take the zero with them',
      [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0],
      '10 x x x x x x x x x x x',
    ],
  ])('%s', (_, counts, expected) => {
    expect(line(...counts)).toBe(expected);
  });

  it('a table in which every member has one is refused: its total of 12 over 12 members would tell each', () => {
    expect(() => line(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)).toThrow(UnprotectableTable);
  });
});

describe('rows and columns', () => {
  it('one small count hides a rectangle, so that neither its row nor its column tells it', () => {
    expect(
      grid([
        [3, 20, 30],
        [40, 15, 50],
        [60, 70, 80],
      ]),
    ).toBe('368 103 105 160 | 53 x x 30 | 105 x x 50 | 210 60 70 80');
  });

  it('two hidden in every row and column, and still exact by adding and subtracting, does not occur', () => {
    // Rows a and b hold the same two columns and b one more: rows less columns would give b's third count.
    expect(
      grid([
        [3, 4, 50, 60],
        [5, 6, 7, 70],
        [80, 90, 8, 9],
        [20, 30, 40, 12],
      ]),
    ).toBe('494 108 130 105 151 | 117 x x x 60 | 88 x x x 70 | 187 80 90 x x | 102 x 30 x x');
  });

  it('a hidden column total hides the whole column, and the margins keep their statuses', () => {
    expect(
      grid([
        [3, 20, 30],
        [2, 25, 50],
      ]),
    ).toBe('130 x x 80 | 53 x x 30 | 77 x x 50');
  });

  it('members that do not add up are hidden in pairs too', () => {
    const articles = flatDimension('article', ['geen', 'Sr 318', 'Sr 284'], false);
    const rows = [20, 3, 14, 18].map((count, node) => ({ nodes: [node], count }));
    const table = protect(buildCube([articles], rows), DEFAULT_POLICY);
    expect(articles.nodes.map((_, node) => table.cell([node]).value)).toEqual([20, null, null, 18]);
  });

  it('no article at all is hidden where the total would tell by it how few have one, and then in a second year too', () => {
    const articles = flatDimension('article', ['geen', 'Sr 318', 'Sr 284'], false, 'geen');
    const years = flatDimension('year', ['2023', '2024', '2025']);
    const table = (counts: number[][]) => {
      const rows = counts.flatMap((line, year) => line.map((count, node) => ({ nodes: [node, year + 1], count })));
      const made = protect(buildCube([articles, years], rows), DEFAULT_POLICY);
      return [0, 1, 2, 3].map((year) => made.cell([1, year]).value ?? 'x').join(' ');
    };
    const others = [
      [80, 60, 20, 15],
      [120, 90, 30, 25],
    ];
    expect(table([...others, [80, 60, 20, 0]])).toBe('210 60 90 60');
    expect(table([...others, [80, 73, 4, 4]])).toBe('223 x 90 x');
    expect(table([[40, 33, 7, 0]])).toBe('x x x x');
  });

  it('members that happen to add up are as good as an equation: where they would tell a small count, the table is refused', () => {
    // Row a has no record, so its hidden zeros are known; 14 + 17 + 29 is the total of 60, so no record has two articles.
    expect(() =>
      grid(
        [
          [0, 0, 0],
          [0, 3, 29],
          [14, 14, 0],
        ],
        { isAdditive: false },
      ),
    ).toThrow(UnprotectableTable);
  });

  it('a row in which all fall in one category is shown as it is: known, and written down in decision 0002', () => {
    expect(
      grid([
        [0, 20],
        [15, 30],
      ]),
    ).toBe('65 15 50 | 20 0 20 | 45 15 30');
  });
});

describe('one status everywhere', () => {
  const rows: CubeDimension = flatDimension('sex', ['man', 'vrouw', 'x']);
  const columns: CubeDimension = flatDimension('unit', ['noord', 'oost', 'zuid']);
  const counts = [
    [12, 30, 41],
    [50, 60, 70],
    [1, 25, 30],
  ];
  const cells = counts.flatMap((row, r) => row.map((count, c) => ({ nodes: [r + 1, c + 1], count })));

  it('a margin has the status that it has when it is asked alone', () => {
    const both = protect(buildCube([rows, columns], cells), DEFAULT_POLICY);
    const alone = protect(
      buildCube(
        [rows],
        cells.map(({ nodes, count }) => ({ nodes: nodes.slice(0, 1), count })),
      ),
      DEFAULT_POLICY,
    );
    expect(rows.nodes.map((_, node) => both.cell([node, 0]))).toEqual(rows.nodes.map((_, node) => alone.cell([node])));
  });

  it('a table does not depend on the order in which its dimensions are asked', () => {
    const one = protect(buildCube([rows, columns], cells), DEFAULT_POLICY);
    const other = protect(
      buildCube(
        [columns, rows],
        cells.map(({ nodes, count }) => ({ nodes: nodes.toReversed(), count })),
      ),
      DEFAULT_POLICY,
    );
    expect(other.dimensions).toEqual(one.dimensions);
    for (const r of [0, 1, 2, 3]) for (const c of [0, 1, 2, 3]) expect(other.cell([r, c])).toEqual(one.cell([r, c]));
  });

  it('a slice cut before protection would tell what the table hides; cut after it, it does not', () => {
    // Among men alone all counts are 10 and more, so protected by itself the slice would show the 12 that hides the 1 beside it.
    const sliceAlone = line(12, 30, 41);
    expect(sliceAlone).toBe('83 12 30 41');
    const table = protect(buildCube([rows, columns], cells), DEFAULT_POLICY);
    expect([0, 1, 2, 3].map((c) => table.cell([1, c]).value)).toEqual([83, null, null, 41]);
  });
});

describe('the gate', () => {
  const cube = buildCube([flatDimension('unit', ['a', 'b'])], [{ nodes: [1], count: 30 }]);

  it('only protect makes a protected table', () => {
    // @ts-expect-error the constructor is private
    const make = (): ProtectedTable => new ProtectedTable(Symbol('protect'), cube, new Uint8Array(3), DEFAULT_POLICY);
    expect(make).toThrow(TypeError);
    const table = protect(cube, DEFAULT_POLICY);
    const imitation = { ...table, cell: ProtectedTable.prototype.cell.bind({}), sum: () => table.cell([0]) };
    // @ts-expect-error an object of the same shape lacks the private fields
    const taken: ProtectedTable = imitation;
    expect(taken).not.toBeInstanceOf(ProtectedTable);
    expect(() => imitation.cell([0])).toThrow(TypeError);
  });

  it('a table does not change with the cube it came from', () => {
    const table = protect(cube, DEFAULT_POLICY);
    cube.values[1] = 3;
    expect(table.cell([1]).value).toBe(30);
    cube.values[1] = 30;
  });

  it('a sum of cells is shown only when every part is', () => {
    const table = protect(
      buildCube(
        [flatDimension('unit', ['a', 'b', 'c'])],
        [30, 5, 40].map((count, place) => ({ nodes: [place + 1], count })),
      ),
      DEFAULT_POLICY,
    );
    expect(table.sum([[3]]).value).toBe(40);
    expect(table.sum([[1], [3]]).value).toBeNull();
    expect(table.sum([]).value).toBe(0);
  });

  it('counts that are no counts are refused', () => {
    expect(() => buildCube([flatDimension('unit', ['a'])], [{ nodes: [1], count: -1 }])).toThrow(RangeError);
  });
});
