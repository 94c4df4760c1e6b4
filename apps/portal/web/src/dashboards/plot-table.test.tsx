import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Plot, PlotPoint } from './plot';
import { PlotTable } from './plot-table';
import { text } from './text';

const final = (value: number): PlotPoint => ({ value, status: 'final' });
const suppressed: PlotPoint = { value: null, status: 'suppressed' };
const missing: PlotPoint = { value: null, status: 'missing' };

/** Words of each row of the table as rendered, head and foot included. */
function rowsOf(markup: string): string[][] {
  return [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')),
  );
}

const bySex: Plot = {
  axis: 'Jaar',
  categories: ['2024', '2025'],
  series: [
    { code: 'man', label: 'Man', points: [final(10), final(20)] },
    { code: 'vrouw', label: 'Vrouw', points: [final(14), suppressed] },
  ],
};

describe('the table beside a chart', () => {
  it('with several series has the total of each under its own heading, and that of a row at the end of the row', () => {
    const totals = { ofSeries: [final(30), suppressed], ofCategories: [final(24), suppressed], whole: final(70) };
    expect(rowsOf(renderToStaticMarkup(<PlotTable caption="Proef" plot={bySex} totals={totals} />))).toEqual([
      ['Jaar', 'Man', 'Vrouw', text.total],
      ['2024', '10', '14', '24'],
      ['2025', '20', 'afgeschermd', 'afgeschermd'],
      [text.totalOfPeriod, '30', 'afgeschermd', '70'],
    ]);
  });

  it('with one series has one total, and the running year that may not be shown keeps its row', () => {
    const plot: Plot = {
      axis: 'Jaar',
      categories: ['2025', '2026'],
      series: [{ code: 'reports', label: 'Meldingen', points: [final(20), suppressed] }],
    };
    const totals = { ofSeries: [final(20)], ofCategories: [], whole: final(20) };
    expect(rowsOf(renderToStaticMarkup(<PlotTable caption="Proef" plot={plot} totals={totals} />))).toEqual([
      ['Jaar', 'Meldingen'],
      ['2025', '20'],
      ['2026', 'afgeschermd'],
      [text.totalOfPeriod, '20'],
    ]);
  });

  it('has no totals where the service gave none', () => {
    const totals = { ofSeries: [missing, missing], ofCategories: [missing, missing], whole: missing };
    const without = rowsOf(renderToStaticMarkup(<PlotTable caption="Proef" plot={bySex} totals={totals} />));
    expect(without).toEqual(rowsOf(renderToStaticMarkup(<PlotTable caption="Proef" plot={bySex} totals={null} />)));
    expect(without).toHaveLength(3);
  });
});
