import { formatCount } from '@register/kernel';
import type { ChartConfiguration, ChartDataset, ChartType } from 'chart.js';
import type { ChartTheme } from './chart-theme';
import { pointText } from './describe-plot';
import { gapPlugin } from './gap-plugin';
import { HATCHES, hatchFill, type Hatch } from './hatch';
import type { Plot, PlotSeries } from './plot';
import { text } from './text';

export type ChartKind = 'bar' | 'horizontal-bar' | 'stacked-bar' | 'line';

/** Font of the chart's words, as canvas writes it. */
export const CHART_FONT = '13px "Fira Sans"';

const POINT_STYLES = ['circle', 'rectRot', 'triangle', 'rect', 'star', 'cross'] as const;
const MANY_POINTS = 30;

function at<T>(list: readonly T[], index: number, otherwise: T): T {
  return list[index % list.length] ?? otherwise;
}

function barDataset(series: PlotSeries, index: number, count: number, theme: ChartTheme): ChartDataset<'bar', (number | null)[]> {
  const colour = at(theme.series, index, theme.text);
  const own: Hatch = at(HATCHES, index, 'solid');
  const plain = hatchFill(own, colour, theme.surface);
  const provisional = count === 1 ? hatchFill('diagonal', colour, theme.surface) : plain;
  return {
    label: series.label,
    data: series.points.map((point) => point.value),
    backgroundColor: series.points.map((point) => (point.status === 'final' ? plain : provisional)),
    borderColor: colour,
    borderWidth: 1.5,
    borderSkipped: false,
    maxBarThickness: 56,
    minBarLength: 2,
  };
}

/** A value between two gaps: without a mark of its own a line would not show it. */
function standsAlone({ points }: PlotSeries, index: number): boolean {
  return (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;
}

function lineDataset(series: PlotSeries, index: number, theme: ChartTheme): ChartDataset<'line', (number | null)[]> {
  const colour = at(theme.series, index, theme.text);
  return {
    label: series.label,
    data: series.points.map((point) => point.value),
    borderColor: colour,
    backgroundColor: theme.surface,
    borderWidth: 2,
    pointStyle: at(POINT_STYLES, index, 'circle'),
    pointRadius: series.points.map((_, index) => (series.points.length > MANY_POINTS && !standsAlone(series, index) ? 0 : 4)),
    pointHoverRadius: 6,
    spanGaps: false,
    segment: { borderDash: (context) => (series.points[context.p1DataIndex]?.status === 'provisional' ? [5, 4] : undefined) },
  };
}

function shortened(label: string): string {
  return label.length > 34 ? `${label.slice(0, 33)}…` : label;
}

/** Chart.js configuration of a plot; suppressed and unregistered values are null here and drawn as gaps by a plugin. */
export function chartConfig(kind: ChartKind, plot: Plot, theme: ChartTheme): ChartConfiguration<ChartType, (number | null)[]> {
  const isLine = kind === 'line';
  const valueAxis = kind === 'horizontal-bar' ? 'x' : 'y';
  const categoryAxis = kind === 'horizontal-bar' ? 'y' : 'x';
  const isStacked = kind === 'stacked-bar';
  const marks = plot.categories.map((label, index) =>
    plot.series.every((series) => series.points[index]?.status === 'provisional') ? `${label}*` : label,
  );
  const datasets = plot.series.map((series, index) =>
    isLine ? lineDataset(series, index, theme) : barDataset(series, index, plot.series.length, theme),
  );
  return {
    type: isLine ? 'line' : 'bar',
    data: { labels: marks.map(shortened), datasets },
    plugins: [gapPlugin(plot, theme, isStacked)],
    options: {
      indexAxis: categoryAxis,
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      locale: 'nl-NL',
      font: { family: '"Fira Sans", sans-serif', size: 13 },
      color: theme.text,
      interaction: { mode: 'index', intersect: false, axis: categoryAxis },
      scales: {
        [valueAxis]: {
          beginAtZero: true,
          stacked: isStacked,
          grid: { color: theme.grid },
          border: { display: false },
          ticks: {
            color: theme.text,
            precision: 0,
            maxTicksLimit: 7,
            callback: (value) => (typeof value === 'number' ? formatCount(value) : value),
          },
        },
        [categoryAxis]: {
          stacked: isStacked,
          grid: { display: false },
          border: { color: theme.text },
          ticks: { color: theme.text, autoSkip: kind !== 'horizontal-bar', maxRotation: 60 },
        },
      },
      plugins: {
        legend: {
          display: plot.series.length > 1,
          position: 'bottom',
          labels: { color: theme.text, boxWidth: 28, boxHeight: 14, padding: 14 },
        },
        tooltip: {
          callbacks: {
            title: (items) => plot.categories[items[0]?.dataIndex ?? 0] ?? '',
            label: (item) => {
              const series = plot.series[item.datasetIndex];
              const point = series?.points[item.dataIndex];
              if (!series || !point) return '';
              const mark = point.status === 'provisional' ? ` (${text.provisionalMark})` : '';
              return `${series.label}: ${pointText(point)}${mark}`;
            },
          },
        },
      },
    },
  };
}
