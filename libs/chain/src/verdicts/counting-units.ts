import type { ChainCase } from './chain-case';
import { convictionOf } from './conviction';
import { prosecutionOf } from './prosecution';

/** A report as the chain counts it: its current revision. */
export interface ChainReport {
  readonly reportId: string;
  readonly phenomenon: string;
  readonly reportType: string;
  readonly isWithdrawn: boolean;
  readonly nVictims: number;
  readonly suspects: readonly { readonly isKnown: boolean; readonly personKey: string | null }[];
}

/** Reports and the cases that rest on them (n:m). */
export interface Chain {
  readonly reports: readonly ChainReport[];
  readonly cases: readonly ChainCase[];
}

/** The same chain in every unit; these do not divide into each other. */
export interface CountingUnits {
  readonly reports: number;
  /** Reports of type aangifte. */
  readonly complaints: number;
  /** Victim x report. */
  readonly victims: number;
  /** Persons: known suspects of reports and suspects of cases. The same key is one person; without a key each stands alone. */
  readonly suspects: number;
  /** OM cases with at least one sextortion count: one suspect each. */
  readonly cases: number;
  /** Feiten tagged as sextortion. */
  readonly counts: number;
  readonly prosecutions: number;
  /** Verdicts, not replaced, that decide on a sextortion count. */
  readonly verdicts: number;
  readonly convictions: number;
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

function countOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.filter(is).length;
}

function persons(reports: readonly ChainReport[], cases: readonly ChainCase[]): number {
  const ofReports = reports.flatMap(({ suspects }) => suspects.filter(({ isKnown }) => isKnown).map(({ personKey }) => personKey));
  const keys = [...ofReports, ...cases.map(({ suspectKey }) => suspectKey)];
  return new Set(keys.filter((key) => key !== null)).size + countOf(keys, (key) => key === null);
}

function verdictsOnSextortion({ counts, verdicts }: ChainCase): number {
  const tagged = new Set(counts.filter((count) => count.isSextortion).map((count) => count.countNo));
  const replaced = new Set(verdicts.map((verdict) => verdict.replacesVerdictId));
  return countOf(verdicts, (verdict) => !replaced.has(verdict.verdictId) && verdict.outcomes.some(({ countNo }) => tagged.has(countNo)));
}

/** Counts a chain in every counting unit; sextortion only, withdrawn reports and bluff mail left out. */
export function countingUnits(chain: Chain): CountingUnits {
  const reports = chain.reports.filter((report) => report.phenomenon === 'sextortion' && !report.isWithdrawn);
  const cases = chain.cases.filter(({ counts }) => counts.some((count) => count.isSextortion));
  return {
    reports: reports.length,
    complaints: countOf(reports, (report) => report.reportType === 'aangifte'),
    victims: sumOf(reports, (report) => report.nVictims),
    suspects: persons(reports, cases),
    cases: cases.length,
    counts: sumOf(cases, ({ counts }) => countOf(counts, (count) => count.isSextortion)),
    prosecutions: countOf(cases, (chainCase) => prosecutionOf(chainCase) !== null),
    verdicts: sumOf(cases, verdictsOnSextortion),
    convictions: countOf(cases, (chainCase) => convictionOf(chainCase) !== null),
  };
}
