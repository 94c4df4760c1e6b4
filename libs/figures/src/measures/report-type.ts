import { flatDimension, type CubeDimension } from '@register/statistics';
import { measureOf, type Measure } from './measure';

/**
 * Dimension of a table of complaints that no one asks: reports by whether they are complaints. Complaints are protected together with
 * the reports they are part of, so that reports less complaints does not tell a small count either.
 */
export const REPORT_TYPE: CubeDimension = flatDimension('report-type', ['aangifte', 'anders']);

/** Nodes of `REPORT_TYPE`. */
export const COMPLAINT = 1;
export const OTHER = 2;

/** The measure of which this one is a part that is weighed together with it. */
export function wholeOf({ code }: Measure): Measure | undefined {
  return code === 'complaints' ? measureOf('reports') : undefined;
}

/** Cells of a table of the measure per cell that is asked. */
export function cellsPerCell(measure: Measure): number {
  return wholeOf(measure) ? REPORT_TYPE.nodes.length : 1;
}
