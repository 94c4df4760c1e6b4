import { parse } from 'yaml';
import { z } from 'zod';

const MEASURES = ['reports', 'complaints', 'victims', 'prosecutions', 'convictions'] as const;
const PERIODS = ['year', 'quarter', 'month'] as const;
const DIMENSIONS = ['unit', 'victim-sex', 'victim-age-class', 'motive', 'platform', 'article'] as const;

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const sentence = z.string().min(3);
const dimension = z.enum(DIMENSIONS);
const filter = z.strictObject({
  dimension: dimension.describe('What is filtered on'),
  members: z.array(z.string()).min(1).describe('Codes that are kept'),
});

const figureChart = z.strictObject({
  id: id.describe('Unique within the file; part of the address of the chart'),
  title: sentence.describe('Dutch title, without the period'),
  kind: z.enum(['bar', 'horizontal-bar', 'stacked-bar', 'line']),
  measure: z.enum(MEASURES),
  by: z
    .array(z.enum([...PERIODS, ...DIMENSIONS]))
    .min(1)
    .max(2)
    .describe('First the axis, then the series'),
  filter: z.array(filter).optional().describe('Fixed filter of this chart, beside those of the page'),
  note: sentence.optional().describe('What a reader has to know before comparing'),
  wide: z.boolean().optional().describe('Over the whole width of the page'),
});

const contextChart = z.strictObject({
  id,
  title: sentence,
  kind: z.literal('context'),
  series: z.enum(['cbs-83648ned']).describe('Published series beside our own figures, never added to them'),
  note: sentence.optional(),
  wide: z.boolean().optional(),
});

/** A dashboard as data: what is asked, how it is drawn, and which filters the reader gets. */
export const dashboardShape = z.strictObject({
  $schema: z.string().optional(),
  slug: id.describe('Last part of the address: /dashboards/<slug>'),
  title: sentence,
  intro: sentence.describe('What is counted, in one or two Dutch sentences'),
  filters: z.array(z.strictObject({ dimension, label: sentence.describe('Dutch label of the filter') })),
  tiles: z.array(z.strictObject({ measure: z.enum(MEASURES), title: sentence })).describe('Totals of the period at the top'),
  charts: z.array(z.discriminatedUnion('kind', [figureChart, contextChart])).min(1),
});

export type Dashboard = z.infer<typeof dashboardShape>;
export type FigureChart = z.infer<typeof figureChart>;
export type ContextChart = z.infer<typeof contextChart>;
export type FilterDimension = (typeof DIMENSIONS)[number];

/** Reads a dashboard file; throws with the file's name and every mistake in it. */
export function readDashboard(yaml: string, file: string): Dashboard {
  const result = dashboardShape.safeParse(parse(yaml));
  if (!result.success) throw new Error(`${file} is no dashboard:\n${z.prettifyError(result.error)}`);
  const ids = result.data.charts.map((chart) => chart.id);
  const twice = ids.find((chart, index) => ids.indexOf(chart) !== index);
  if (twice) throw new Error(`${file} is no dashboard: chart id "${twice}" is there twice`);
  return result.data;
}

/** JSON Schema of dashboard files, for editors; committed as dashboards/dashboard.schema.json (`npm run generate`). */
export function dashboardSchema(): unknown {
  return { ...z.toJSONSchema(dashboardShape), title: 'Dashboard of the register' };
}
