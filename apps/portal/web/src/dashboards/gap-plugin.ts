import type { Chart, Plugin } from 'chart.js';
import type { ChartTheme } from './chart-theme';
import { hatchFill } from './hatch';
import type { Plot } from './plot';
import { text } from './text';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const DEPTH = 34;
/** Thickness of a bar from which the words beside it do not run into those of the next bar. */
const WORDS_FROM = 16;

const DEPTH_ON_STACK = 14;

/** Top of the stack at a category: the axis when nothing of it may be shown. */
function topOfStack(chart: Chart, plot: Plot, index: number): number {
  const tops = plot.series.flatMap((series, datasetIndex) => {
    const element = chart.getDatasetMeta(datasetIndex).data[index];
    return element && series.points[index]?.value ? [element.getProps(['y'], true).y] : [];
  });
  return Math.min(chart.chartArea.bottom, ...tops);
}

/** Where the box of a category of one series goes: as wide as its bar, from the axis, or on top of the stack. */
function boxOf(chart: Chart, plot: Plot, datasetIndex: number, index: number, isStacked: boolean): Box | null {
  const element = chart.getDatasetMeta(datasetIndex).data[index];
  if (!element) return null;
  const { left, right } = chart.chartArea;
  const { x, y, width, height } = element.getProps(['x', 'y', 'width', 'height'], true);
  if (chart.options.indexAxis === 'y') {
    const thickness = typeof height === 'number' && height > 0 ? height : 16;
    return { x: left, y: y - thickness / 2, width: DEPTH, height: thickness };
  }
  const step = (right - left) / Math.max(1, chart.data.labels?.length ?? 1);
  const thickness = typeof width === 'number' && width > 0 ? width : Math.min(14, step * 0.8);
  const base = isStacked ? topOfStack(chart, plot, index) : chart.chartArea.bottom;
  const depth = isStacked && base < chart.chartArea.bottom ? DEPTH_ON_STACK : DEPTH;
  return { x: x - thickness / 2, y: base - depth, width: thickness, height: depth };
}

function drawWords(context: CanvasRenderingContext2D, box: Box, words: string, isLying: boolean, colour: string): void {
  context.save();
  context.fillStyle = colour;
  context.font = '500 12px "Fira Sans", sans-serif';
  context.textBaseline = 'middle';
  if (isLying) {
    context.textAlign = 'left';
    context.fillText(words, box.x + box.width + 6, box.y + box.height / 2);
  } else {
    context.translate(box.x + box.width / 2, box.y - 6);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'left';
    context.fillText(words, 0, 0);
  }
  context.restore();
}

/** Draws what has no number: a hatched box where a value is suppressed or was never registered, in words where there is room. */
export function gapPlugin(plot: Plot, theme: ChartTheme, isStacked: boolean): Plugin {
  const draw = (chart: Chart, datasetIndex: number, index: number, status: 'suppressed' | 'not-registered'): void => {
    const box = boxOf(chart, plot, datasetIndex, index, isStacked);
    if (!box) return;
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = status === 'suppressed' ? hatchFill('gap', theme.gap, theme.surface) : theme.surface;
    ctx.strokeStyle = theme.gap;
    ctx.lineWidth = 1;
    ctx.setLineDash([4, 3]);
    ctx.fillRect(box.x, box.y, box.width, box.height);
    ctx.strokeRect(box.x, box.y, box.width, box.height);
    ctx.restore();
    const isLying = chart.options.indexAxis === 'y';
    const isRoomy = plot.series.length === 1 && (isLying ? box.height : box.width) >= WORDS_FROM;
    if (isRoomy) drawWords(ctx, box, text.statuses[status], isLying, theme.text);
  };
  return {
    id: 'gaps',
    afterDatasetsDraw(chart) {
      plot.categories.forEach((_category, index) => {
        const statuses = plot.series.map((series) => series.points[index]?.status);
        if (statuses[0] === 'not-registered') draw(chart, 0, index, 'not-registered');
        const suppressed = statuses.flatMap((status, datasetIndex) => (status === 'suppressed' ? [datasetIndex] : []));
        for (const datasetIndex of isStacked ? suppressed.slice(0, 1) : suppressed) draw(chart, datasetIndex, index, 'suppressed');
      });
    },
  };
}
