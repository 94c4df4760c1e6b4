import type { PlainDate } from '@register/kernel';
import { TOTAL, type CubeDimension, type CubeNode } from '@register/statistics';
import { TIME_GRAINS, type TimeGrain } from '../measures/dimension';
import { isProvisional, periodAround, periodsBetween, type Period } from './period';

/** Time as a tree: all > year > quarter > month, down to the grain asked. */
export interface TimeDimension {
  readonly dimension: CubeDimension;
  readonly began: PlainDate;
  /** Last day that the table holds: the peildatum, or the end of the year before it. */
  readonly until: PlainDate;
  /** Period of each node; none for the total. */
  readonly periods: readonly (Period | null)[];
  /** Node of the finest period in which a day falls. */
  leafOf(day: PlainDate): number;
}

export const TIME = 'time';

/**
 * Always the whole time since registration began: a part of it is cut from the protected table, never protected by itself. Without
 * a grain there is the total only.
 */
export function timeDimension(began: PlainDate, asOf: PlainDate, grain: TimeGrain | null, until: PlainDate = asOf): TimeDimension {
  const nodes: CubeNode[] = [{ code: TOTAL, parent: -1, isProvisional: true }];
  const periods: (Period | null)[] = [null];
  const places = new Map<string, number>();
  const grains = grain === null ? [] : TIME_GRAINS.slice(0, TIME_GRAINS.indexOf(grain) + 1);
  grains.forEach((level, depth) => {
    const above = grains[depth - 1];
    for (const period of periodsBetween(began, until, level)) {
      const parent = above === undefined ? 0 : (places.get(periodAround(period.firstDay, above).code) ?? 0);
      places.set(period.code, nodes.length);
      nodes.push({ code: period.code, parent, isProvisional: isProvisional(period, asOf) });
      periods.push(period);
    }
  });
  return {
    dimension: { code: TIME, nodes, isAdditive: true },
    began,
    until,
    periods,
    leafOf: (day) => (grain === null ? 0 : (places.get(periodAround(day, grain).code) ?? -1)),
  };
}

/** The fewest nodes that together are exactly the days from the first to the last; null when a period of the grain is cut. */
export function coverOf(time: TimeDimension, from: PlainDate, to: PlainDate): number[] | null {
  const isInside = (period: Period | null | undefined) => !!period && start(time, period) >= from && end(time, period) <= to;
  const cover: number[] = [];
  let [first, last] = [time.until, time.began];
  time.periods.forEach((period, node) => {
    const above = time.periods[time.dimension.nodes[node]?.parent ?? 0];
    if (!period || !isInside(period) || isInside(above)) return;
    cover.push(node);
    if (start(time, period) < first) first = start(time, period);
    if (end(time, period) > last) last = end(time, period);
  });
  return cover.length > 0 && first === from && last === to ? cover : null;
}

/** Before registration began there is nothing, so the first period starts there. */
function start({ began }: TimeDimension, { firstDay }: Period): PlainDate {
  return firstDay > began ? firstDay : began;
}

/** After its last day the table holds nothing, so the last period ends there. */
function end({ until }: TimeDimension, { lastDay }: Period): PlainDate {
  return lastDay < until ? lastDay : until;
}
