import { legalDate } from '@register/kernel';
import { common, type Cell } from './cell';
import { countedOn, type Content } from './recount-reports';
import type { CaseHistory, History, Verdict } from './history';

export type Measure = 'reports' | 'complaints' | 'victims' | 'prosecutions' | 'convictions';

const VERVOLGING = ['dagvaarding', 'strafbeschikking'];
const CONVICTION = ['veroordeling', 'schuldigverklaring-zonder-straf'];
const UNIT_OF_OFFICE: Readonly<Record<string, string>> = { 'om-noord-nederland': '0100', 'om-oost-nederland': '0600' };

/**
 * Counts a history as of a day the slow way: walks through all that was known by then, with the published rules and
 * no thought of changes. The marts must say the same.
 */
export function recount(history: History, measure: Measure, asOf: string): Cell[] {
  const reports = history.reports.flatMap((report) => countedOn(report, asOf) ?? []);
  if (measure === 'reports') return reports;
  if (measure === 'complaints') return reports.filter((report) => report.reportType === 'aangifte');
  if (measure === 'victims') return reports.flatMap((report) => report.victims.map((victim) => ({ ...report, ...victim })));
  const byId = new Map(reports.map((report) => [report.id, report]));
  return history.cases.flatMap((item) => {
    if (legalDate(item.registeredAt) > asOf) return [];
    const first = measure === 'prosecutions' ? firstProsecution(item, asOf) : firstConviction(item, asOf);
    return first === undefined ? [] : [{ ...profile(item, byId), month: `${first.slice(0, 7)}-01` }];
  });
}

function profile(item: CaseHistory, counted: ReadonlyMap<string, Content>): Omit<Cell, 'month'> {
  const counts = item.counts.filter((count) => count.isSextortion);
  const linked = [...new Set(counts.flatMap((count) => count.reportIds))].flatMap((id) => counted.get(id) ?? []);
  return {
    unit: UNIT_OF_OFFICE[item.office] ?? 'onbekend',
    sex: common(linked.map((report) => report.sex)),
    age: common(linked.map((report) => report.age)),
    motive: common(linked.map((report) => report.motive)),
    platform: common(linked.map((report) => report.platform)),
    articles: [...new Set(counts.map((count) => `${count.article.article}|${count.article.validFrom}`))].toSorted(),
  };
}

/** Records known on a day that no record known by then replaces. */
function standing<T extends { readonly id: string; readonly replaces: string | null; readonly recordedAt: Date }>(
  records: readonly T[],
  asOf: string,
): T[] {
  const known = records.filter((record) => legalDate(record.recordedAt) <= asOf);
  const replaced = new Set(known.map((record) => record.replaces));
  return known.filter((record) => !replaced.has(record.id));
}

function isSextortion(item: CaseHistory, countNumber: number): boolean {
  return item.counts[countNumber - 1]?.isSextortion === true;
}

function firstProsecution(item: CaseHistory, asOf: string): string | undefined {
  return standing(item.decisions, asOf)
    .filter((decision) => VERVOLGING.includes(decision.kind) && decision.countNumbers.some((number) => isSextortion(item, number)))
    .map((decision) => decision.decidedOn)
    .toSorted()[0];
}

function firstConviction(item: CaseHistory, asOf: string): string | undefined {
  const verdicts = standing(item.verdicts, asOf);
  const numbers = item.counts.map((_, index) => index + 1).filter((number) => isSextortion(item, number));
  if (!numbers.some((number) => CONVICTION.includes(inForce(verdicts, number) ?? ''))) return undefined;
  return verdicts
    .filter((verdict) => verdict.outcomes.some(({ countNumber, outcome }) => numbers.includes(countNumber) && CONVICTION.includes(outcome)))
    .map((verdict) => verdict.pronouncedOn)
    .toSorted()[0];
}

/** Goes through the verdicts on a count from old to new; a rejected cassation changes nothing. */
function inForce(verdicts: readonly Verdict[], countNumber: number): string | undefined {
  let current: string | undefined;
  for (const verdict of verdicts.toSorted(byAge)) {
    const outcome = verdict.outcomes.find((item) => item.countNumber === countNumber)?.outcome;
    if (outcome !== undefined && outcome !== 'cassatie-verworpen') current = outcome;
  }
  return current;
}

function byAge(a: Verdict, b: Verdict): number {
  return a.pronouncedOn.localeCompare(b.pronouncedOn) || a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : 1);
}
