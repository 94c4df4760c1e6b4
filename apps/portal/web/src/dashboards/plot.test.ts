import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartConfig, type ChartKind } from './chart-config';
import { pointText, summaryOf } from './describe-plot';
import { plotOf, pointOf, totalOf, totalsOf, withoutZeros, type FigureTable } from './plot';
import { text } from './text';

const measure = { code: 'reports', label: 'Meldingen', unit: 'meldingen', periodBasis: 'ontvangst', definition: 'Meldingen.' };

function members(...codes: string[]) {
  return codes.map((code) => ({ code, label: code.toUpperCase() }));
}

const byYear: Pick<FigureTable, 'dimensions' | 'cells' | 'measure'> = {
  measure,
  dimensions: [{ code: 'year', label: 'Jaar', members: members('2018', '2019', '2020') }],
  cells: [
    { members: ['*'], value: 480, status: 'provisional' },
    { members: ['2018'], value: 0, status: 'final' },
    { members: ['2019'], value: null, status: 'suppressed' },
    { members: ['2020'], value: 236, status: 'provisional' },
  ],
};

describe('cells as they may be drawn', () => {
  it('a real zero is drawn as zero, a suppressed cell has no number at all', () => {
    expect(plotOf(byYear).series[0]?.points).toEqual([
      { value: 0, status: 'final' },
      { value: null, status: 'suppressed' },
      { value: 236, status: 'provisional' },
    ]);
  });

  it('years before registration began stand in front as not registered, not as zero', () => {
    const plot = plotOf(byYear, [2016, 2017]);
    expect(plot.categories).toEqual(['2016', '2017', '2018', '2019', '2020']);
    expect(plot.series[0]?.points.slice(0, 2)).toEqual([
      { value: null, status: 'not-registered' },
      { value: null, status: 'not-registered' },
    ]);
  });

  it('such years are added to a yearly axis only', () => {
    const byUnit = { ...byYear, dimensions: [{ code: 'unit', label: 'Eenheid', members: members('0100') }], cells: [] };
    expect(plotOf(byUnit, [2016, 2017]).categories).toEqual(['0100']);
  });

  it('two dimensions give a series for each member of the second', () => {
    const plot = plotOf({
      measure,
      dimensions: [
        { code: 'year', label: 'Jaar', members: members('2024', '2025') },
        { code: 'victim-sex', label: 'Geslacht', members: members('man', 'vrouw') },
      ],
      cells: [
        { members: ['2024', 'man'], value: 10, status: 'final' },
        { members: ['2025', 'man'], value: 20, status: 'final' },
        { members: ['2024', 'vrouw'], value: null, status: 'suppressed' },
        { members: ['2024', '*'], value: 14, status: 'final' },
      ],
    });
    expect(plot.series.map(({ label, points }) => [label, points.map(({ value, status }) => value ?? status)])).toEqual([
      ['MAN', [10, 20]],
      ['VROUW', ['suppressed', 'missing']],
    ]);
  });

  it('totals are the cells with a star, one per series and one per category, and are never added up here', () => {
    const table = {
      measure,
      dimensions: [
        { code: 'year', label: 'Jaar', members: members('2018', '2019') },
        { code: 'victim-sex', label: 'Geslacht', members: members('man', 'vrouw') },
      ],
      cells: [
        { members: ['2018', 'man'], value: 10, status: 'final' },
        { members: ['2018', '*'], value: 24, status: 'final' },
        { members: ['2019', '*'], value: null, status: 'suppressed' },
        { members: ['*', 'man'], value: 31, status: 'provisional' },
        { members: ['*', '*'], value: 60, status: 'provisional' },
      ],
    };
    expect(totalsOf(table, [2017])).toEqual({
      ofSeries: [
        { value: 31, status: 'provisional' },
        { value: null, status: 'missing' },
      ],
      ofCategories: [
        { value: null, status: 'not-registered' },
        { value: 24, status: 'final' },
        { value: null, status: 'suppressed' },
      ],
      whole: { value: 60, status: 'provisional' },
    });
    const whole = { value: 480, status: 'provisional' };
    expect(totalsOf(byYear, [2017])).toEqual({ ofSeries: [whole], ofCategories: [], whole });
  });

  it('long lists are drawn without real zeros, and never lose what is suppressed', () => {
    expect(withoutZeros(plotOf(byYear)).categories).toEqual(['2019', '2020']);
    const zeros = plotOf({ ...byYear, cells: byYear.cells.map((cell) => ({ ...cell, value: 0, status: 'final' })) });
    expect(withoutZeros(zeros)).toEqual(zeros);
  });

  it('the total is the cell of stars', () => {
    expect(totalOf(byYear)).toEqual({ value: 480, status: 'provisional' });
  });

  it('whatever the service sends, a cell without a status that carries a number shows none, and never zero', () => {
    const status = fc.oneof(fc.constantFrom('suppressed', 'not-registered', 'something-new', 'final', 'provisional'), fc.string());
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 0 }), { nil: null }), status, (value, code) => {
        const point = pointOf({ value, status: code });
        const carriesNumber = ['final', 'provisional', 'estimated'].includes(code);
        expect(point.value).toBe(carriesNumber ? value : null);
        if (point.value === null) expect(pointText(point)).toMatch(/^[a-z ]+$/);
      }),
    );
  });
});

describe('charts', () => {
  const theme = { text: '#000', grid: '#ccc', surface: '#fff', gap: '#777', series: ['#111', '#222'] };

  it.each<ChartKind>(['line'])('as a %s chart suppressed values are gaps in the data, not zeros', (kind) => {
    const config = chartConfig(kind, plotOf(byYear, [2017]), theme);
    expect(config.data.datasets[0]?.data).toEqual([null, 0, null, 236]);
    expect(config.data.labels).toEqual(['2017', '2018', '2019', '2020*']);
  });

  it('of many months mark only a month whose neighbours may not be shown', () => {
    const shown = (index: number) => ![3, 5].includes(index);
    const months = Array.from({ length: 36 }, (_, index) => ({ code: `m${index}`, isShown: shown(index) }));
    const plot = plotOf({
      measure,
      dimensions: [{ code: 'month', label: 'Maand', members: members(...months.map(({ code }) => code)) }],
      cells: months.map(({ code, isShown }) => ({
        members: [code],
        value: isShown ? 20 : null,
        status: isShown ? 'final' : 'suppressed',
      })),
    });
    const [dataset] = chartConfig('line', plot, theme).data.datasets;
    const radii = dataset && 'pointRadius' in dataset && Array.isArray(dataset.pointRadius) ? dataset.pointRadius : [];
    expect(radii.flatMap((radius, index) => (radius > 0 ? [index] : []))).toEqual([4]);
    expect(radii).toHaveLength(36);
  });

  it('are summed up in words for those who cannot see them', () => {
    const summary = summaryOf('Meldingen per jaar', plotOf(byYear, [2017]));
    expect(summary).toBe(
      'Meldingen per jaar, van 2017 tot en met 2020. Hoogste: 236 (2020). Laagste: 0 (2018). 1 waarde is afgeschermd. ' +
        `${text.summary.unregistered} ${text.summary.table}`,
    );
  });

  it('without any number to show say so', () => {
    const plot = plotOf({ ...byYear, cells: [] });
    expect(summaryOf('Leeg', plot)).toContain(text.summary.nothing);
  });
});
