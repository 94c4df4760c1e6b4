import { describe, expect, it } from 'vitest';
import { contextPlot } from './context-plot';

describe('the published series beside our own figures', () => {
  it('keeps its provisional marks and has a series for each kind of count', () => {
    const plot = contextPlot([
      { year: 2015, kind: 'registered', label: 'Geregistreerd', value: 1635, status: 'definitief' },
      { year: 2016, kind: 'registered', label: 'Geregistreerd', value: 1660, status: 'voorlopig' },
      { year: 2016, kind: 'cleared', label: 'Opgehelderd', value: 475, status: 'provisional' },
    ]);
    expect(plot.categories).toEqual(['2015', '2016']);
    expect(plot.series).toEqual([
      {
        code: 'registered',
        label: 'Geregistreerd',
        points: [
          { value: 1635, status: 'final' },
          { value: 1660, status: 'provisional' },
        ],
      },
      {
        code: 'cleared',
        label: 'Opgehelderd',
        points: [
          { value: null, status: 'missing' },
          { value: 475, status: 'provisional' },
        ],
      },
    ]);
  });
});
