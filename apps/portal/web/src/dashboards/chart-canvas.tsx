import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef, type ReactNode } from 'react';
import { CHART_FONT, chartConfig, type ChartKind } from './chart-config';
import { chartTheme, onThemeChange } from './chart-theme';
import type { Plot } from './plot';

Chart.register(BarController, BarElement, CategoryScale, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip);

interface ChartCanvasProps {
  readonly kind: ChartKind;
  readonly plot: Plot;
  readonly summary: string;
}

/** Height steps of the style sheet; a lying bar chart needs room for each bar. */
function heightClass(kind: ChartKind, count: number): string {
  if (kind !== 'horizontal-bar' || count <= 8) return 'chart chart--medium';
  return count <= 14 ? 'chart chart--tall' : count <= 24 ? 'chart chart--taller' : 'chart chart--tallest';
}

/** The picture of a plot; drawn anew when the data or the colours change. */
export function ChartCanvas({ kind, plot, summary }: ChartCanvasProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let chart: Chart | null = null;
    const draw = (): void => {
      chart?.destroy();
      chart = new Chart(element, chartConfig(kind, plot, chartTheme(element)));
    };
    draw();
    // A canvas does not wait for a font; it is drawn again once the page's own font is there.
    void document.fonts.load(CHART_FONT).then(() => chart && draw());
    const stop = onThemeChange(draw);
    return () => {
      stop();
      chart?.destroy();
      chart = null;
    };
  }, [kind, plot]);
  return (
    <div className={heightClass(kind, plot.categories.length)}>
      <canvas ref={canvas} role="img" aria-label={summary} />
    </div>
  );
}
