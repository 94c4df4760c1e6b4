import { legalDate } from '@register/kernel';
import type { ReportHistory, Victim } from './history';
import { common, type Cell } from './cell';

/** A report as it counts on a day. */
export interface Content extends Cell {
  readonly id: string;
  readonly reportType: string;
  readonly victims: readonly Pick<Cell, 'sex' | 'age'>[];
}

/** The report as the last revision known on a day has it; undefined when it does not count as sextortion then. */
export function countedOn(report: ReportHistory, asOf: string): Content | undefined {
  const current = report.revisions.findLast((revision) => legalDate(revision.recordedAt) <= asOf);
  if (!current || current.isWithdrawn || current.phenomenon !== 'sextortion') return undefined;
  const victims = current.victims.map((victim) => ({ sex: victim.sex, age: ageClass(victim) }));
  return {
    id: report.id,
    reportType: current.reportType,
    month: `${current.receivedOn.slice(0, 7)}-01`,
    unit: report.unit,
    sex: common(victims.map((victim) => victim.sex)),
    age: common(victims.map((victim) => victim.age)),
    motive: current.motive ?? 'onbekend',
    platform: current.platform ?? 'onbekend',
    articles: current.articles.map((version) => `${version.article}|${version.validFrom}`).toSorted(),
    victims,
  };
}

const CLASSES: readonly (readonly [number, string])[] = [
  [11, '0-11'],
  [15, '12-15'],
  [17, '16-17'],
  [24, '18-24'],
  [34, '25-34'],
  [44, '35-44'],
  [54, '45-54'],
  [64, '55-64'],
];

function ageClass({ age, ageBand }: Victim): string {
  if (age === null) return ageBand ?? 'onbekend';
  return CLASSES.find(([last]) => age <= last)?.[1] ?? '65-plus';
}
