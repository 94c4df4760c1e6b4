import type { ReportImport } from '@register/registry';
import type { Chance } from './chance';
import type { Motive } from './motives';
import { TARGETS } from './targets';

/** What the reports of the largest case have in common. */
export interface ClusterPlan {
  readonly unitCode: string;
  readonly motive: Motive;
  readonly nVictims: number;
}

/** Groups reports around one suspect: mostly one report, now and then many, and once the largest case of all. */
export interface Clusters {
  /** What the report at this place must look like; null for most. */
  planOf(index: number): ClusterPlan | null;
  /** Takes a report into consideration for the groups of its batch. */
  offer(index: number, report: ReportImport): void;
  /** Whether a report belongs to the largest case, which is complete only batches later. */
  isHeld(report: ReportImport): boolean;
  /** Groups of the batch, each to become a case; a report may stand in two (two suspects). */
  take(chance: Chance): readonly (readonly ReportImport[])[];
}

const LARGEST_PLAN: ClusterPlan = { unitCode: '2000', motive: 'seksueel', nVictims: 4 };
const LARGEST_REPORTS = TARGETS.largestCaseVictims.value / LARGEST_PLAN.nVictims;
/** Below this number of reports one case of 172 victims would swamp the rest. */
const LARGEST_FROM = 1_000;
const LARGEST_START = 0.2;

/** Chance that a report starts a case (assumption; gives TARGETS.caseShare with the sizes below). */
const STARTS_FROM_COMPLAINT = 0.12;
const STARTS_FROM_OTHER = 0.028;
const TWO_SUSPECTS = 0.05;

function drawSize(chance: Chance): number {
  const kind = chance.next();
  if (kind < 0.85) return 1;
  return kind < 0.96 ? chance.between(2, 4) : chance.between(5, 15);
}

function isEligible({ draft }: ReportImport): boolean {
  return draft.phenomenon === 'sextortion' && draft.offences.length > 0;
}

function groupAround(chance: Chance, first: ReportImport, candidates: readonly ReportImport[], taken: Set<ReportImport>): ReportImport[] {
  const size = drawSize(chance);
  const others = candidates.filter(
    (other) => !taken.has(other) && other.unitCode === first.unitCode && other.draft.modus?.motive === first.draft.modus?.motive,
  );
  const group = [first, ...others.filter((other) => other !== first).slice(0, size - 1)];
  for (const report of group) taken.add(report);
  return group;
}

/** Clusters over a series of this many reports. */
export function createClusters(nReports: number): Clusters {
  const start = Math.floor(nReports * LARGEST_START);
  const step = Math.max(2, Math.floor(nReports * 0.0006));
  const isLargest = (index: number) => {
    const offset = index - start;
    return nReports >= LARGEST_FROM && offset >= 0 && offset % step === 0 && offset / step < LARGEST_REPORTS;
  };
  const largest: ReportImport[] = [];
  const held = new Set<ReportImport>();
  let candidates: ReportImport[] = [];
  const takeLargest = (): ReportImport[][] => {
    const isComplete = largest.length === LARGEST_REPORTS;
    return isComplete ? [largest.splice(0)] : [];
  };
  return {
    planOf: (index) => (isLargest(index) ? LARGEST_PLAN : null),
    offer: (index, report) => {
      if (isLargest(index)) {
        largest.push(report);
        held.add(report);
      } else if (isEligible(report)) candidates.push(report);
    },
    isHeld: (report) => held.has(report),
    take: (chance) => {
      const taken = new Set<ReportImport>();
      const groups: ReportImport[][] = takeLargest();
      for (const report of candidates) {
        const share = report.draft.reportType === 'aangifte' ? STARTS_FROM_COMPLAINT : STARTS_FROM_OTHER;
        if (taken.has(report) || !chance.happens(share)) continue;
        const group = groupAround(chance, report, candidates, taken);
        groups.push(group);
        if (chance.happens(TWO_SUSPECTS)) groups.push(group);
      }
      candidates = [];
      return groups;
    },
  };
}
