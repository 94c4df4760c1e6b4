import type { LegalArticle } from '@register/chain';
import { addDays, legalDate, todayIn, type Clock } from '@register/kernel';
import type { CaseImport, DecisionImport, LegacyRecordImport, ReportImport, RevisionImport, VerdictImport } from '@register/registry';
import { createCalendar, type Calendar } from './calendar';
import { drawCase } from './cases';
import { createChance, type Chance } from './chance';
import { createClusters, type Clusters } from './clusters';
import { drawCorrections, revisionOf, withKnownSuspect } from './corrections';
import { drawLegacyRecord } from './legacy';
import { DEMO, drawId, drawMoment, drawRecordingDelay, laterDay } from './moments';
import { createLaw } from './offences';
import { drawReport, type World } from './reports';
import { TARGETS } from './targets';
import { createPlaces, type DemoMunicipality } from './units';

/** First day of registration of the phenomenon. */
export const REGISTRATION_BEGAN = '2018-01-01';

export interface DemoOptions {
  /** 32-bit seed; the same seed, clock day and number give the same documents. */
  readonly seed: number;
  readonly nReports: number;
  readonly clock: Clock;
  readonly municipalities: readonly DemoMunicipality[];
  readonly articles: readonly LegalArticle[];
  /** Reports per batch; another size gives other documents, since a case lies within a batch (all but the largest). */
  readonly batchSize?: number;
}

/** Documents to load together, in the order of the fields. */
export interface DemoBatch {
  readonly reports: readonly ReportImport[];
  readonly revisions: readonly RevisionImport[];
  readonly cases: readonly CaseImport[];
  readonly decisions: readonly DecisionImport[];
  readonly verdicts: readonly VerdictImport[];
  readonly legacy: readonly LegacyRecordImport[];
}

const LEGACY_SHARE = 0.05;
/** Corrections that do not come from a case, so that with those the share of TARGETS.correctedShare is reached. */
const CORRECTED_WITHOUT_CASE = TARGETS.correctedShare.value - 0.022;

interface Draft {
  readonly chance: Chance;
  readonly world: World;
  readonly calendar: Calendar;
  readonly clusters: Clusters;
  readonly nReports: number;
}

function drawImport({ chance, world, calendar, clusters, nReports }: Draft, index: number): ReportImport {
  const { date, bluffShare } = calendar.at((index + chance.next()) / nReports);
  const largest = clusters.planOf(index);
  const unitCode = largest?.unitCode ?? world.places.unit(chance, date);
  const recordedOn = laterDay(date, drawRecordingDelay(chance), world.lastDay) ?? world.lastDay;
  const recordedAt = drawMoment(chance, recordedOn);
  const isBluff = largest === null && chance.happens(bluffShare);
  const plan = { id: drawId(chance, recordedAt), unitCode, receivedOn: date, isBluff, ...largest };
  return { draft: drawReport(chance, world, plan), unitCode, recordedAt, recordedBy: DEMO };
}

/** Sent to the OM: half of these reports are corrected to say so, the other half is left as it was (assumption). */
function sendToProsecution(chance: Chance, world: World, report: ReportImport): RevisionImport | null {
  const draft = { ...withKnownSuspect(chance, report.draft), outcome: 'naar-om' };
  const day = laterDay(legalDate(report.recordedAt), 1 + chance.logNormal(60, 0.8), world.lastDay);
  if (day === null || chance.happens(0.5)) return null;
  return revisionOf(chance, report, 1, draft, 'Zaak ingezonden naar het OM (demonstratie)', day);
}

function drawBatch(draft: Draft, from: number, to: number, legacy: readonly LegacyRecordImport[]): DemoBatch {
  const { chance, world, clusters } = draft;
  const reports: ReportImport[] = [];
  for (let index = from; index < to; index += 1) {
    const report = drawImport(draft, index);
    reports.push(report);
    clusters.offer(index, report);
  }
  const groups = clusters.take(chance);
  const linked = new Set(groups.flat());
  const files = groups.map((group) => drawCase(chance, world, group)).filter((file) => file !== null);
  const sent = [...linked].map((report) => sendToProsecution(chance, world, report)).filter((revision) => revision !== null);
  const corrected = reports.filter((report) => !linked.has(report) && !clusters.isHeld(report) && chance.happens(CORRECTED_WITHOUT_CASE));
  return {
    reports,
    revisions: [...sent, ...corrected.flatMap((report) => drawCorrections(chance, world, report))],
    cases: files.map((file) => file.case),
    decisions: files.flatMap((file) => file.decisions),
    verdicts: files.flatMap((file) => file.verdicts),
    legacy,
  };
}

/** Demonstration documents from the first day of registration to yesterday, batch by batch, so that any number fits in memory. */
export function* generateDemo(options: DemoOptions): Generator<DemoBatch> {
  const { seed, nReports, clock, batchSize = 500 } = options;
  const chance = createChance(seed);
  const lastDay = addDays(todayIn(clock), -1);
  const world: World = { places: createPlaces(options.municipalities), law: createLaw(options.articles), lastDay };
  const calendar = createCalendar(REGISTRATION_BEGAN, lastDay);
  const draft: Draft = { chance, world, calendar, clusters: createClusters(nReports), nReports };
  const nLegacy = Math.round(nReports * LEGACY_SHARE);
  let legacyDone = 0;
  for (let from = 0; from < nReports; from += batchSize) {
    const to = Math.min(from + batchSize, nReports);
    const legacyTo = Math.round((nLegacy * to) / nReports);
    const legacy = Array.from({ length: legacyTo - legacyDone }, () => drawLegacyRecord(chance, world));
    legacyDone = legacyTo;
    yield drawBatch(draft, from, to, legacy);
  }
}
