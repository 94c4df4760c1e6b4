import { addDays, legalDate, type PlainDate } from '@register/kernel';
import type { CaseCountDraft, CaseImport, DecisionImport, ReportImport, VerdictImport } from '@register/registry';
import type { Chance } from './chance';
import { drawDecisions } from './decisions';
import { VENUES, type Venue } from './justice';
import { DEMO, drawId, drawMoment, laterDay } from './moments';
import type { World } from './reports';
import { drawVerdicts } from './verdicts';

/** A case with all that followed. */
export interface CaseFile {
  readonly case: CaseImport;
  readonly decisions: readonly DecisionImport[];
  readonly verdicts: readonly VerdictImport[];
}

/** What decisions and verdicts must know of their case. */
export interface CaseFacts {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly venue: Venue;
  readonly receivedOn: PlainDate;
  readonly countNos: readonly number[];
  readonly suspectAge: number;
  readonly world: World;
}

const SELDOM_SEXTORTION = new Set(['Sr 138ab', 'Sr 420bis']);
const MAX_COUNTS = 3;

interface ArticleReports {
  readonly article: string;
  readonly validFrom: string;
  readonly reportIds: string[];
}

function byArticle(reports: readonly ReportImport[]): ArticleReports[] {
  const perArticle = new Map<string, ArticleReports>();
  for (const { draft } of reports) {
    for (const { article, validFrom } of draft.offences) {
      if (typeof validFrom !== 'string') continue;
      const key = `${article}|${validFrom}`;
      const entry = perArticle.get(key) ?? { article, validFrom, reportIds: [] };
      entry.reportIds.push(draft.id);
      perArticle.set(key, entry);
    }
  }
  return [...perArticle.values()].sort((one, other) => other.reportIds.length - one.reportIds.length);
}

/** One count per article of the reports, the commonest first; reports without a count of their own rest on the first. */
function countsOf(reports: readonly ReportImport[]): CaseCountDraft[] {
  const chosen = byArticle(reports).slice(0, MAX_COUNTS);
  const covered = new Set(chosen.flatMap((entry) => entry.reportIds));
  const others = reports.map(({ draft }) => draft.id).filter((id) => !covered.has(id));
  return chosen.map(({ article, validFrom, reportIds }, index) => ({
    countNo: index + 1,
    article,
    articleValidFrom: validFrom,
    isSextortion: !SELDOM_SEXTORTION.has(article),
    reportIds: index === 0 ? [...reportIds, ...others] : reportIds,
  }));
}

function drawVenue(chance: Chance, unitCode: string): Venue {
  const own = VENUES.filter((venue) => venue.unitCode === unitCode);
  const choice = own.length > 0 ? own : VENUES;
  const venue = choice[chance.between(0, choice.length - 1)];
  if (!venue) throw new Error(`no venue for unit ${unitCode}`);
  return venue;
}

function drawSuspect(chance: Chance, reports: readonly ReportImport[]): { sex: string; age: number } {
  const known = reports.flatMap(({ draft }) => draft.suspects).find((suspect) => suspect.known && typeof suspect.age === 'number');
  return { sex: known?.sex ?? 'man', age: known?.age ?? 16 + Math.min(45, Math.floor(chance.exponential(11))) };
}

/** A case of one suspect on one or more reports; null when it has not reached the parket yet. */
export function drawCase(chance: Chance, world: World, reports: readonly ReportImport[]): CaseFile | null {
  const counts = countsOf(reports);
  const [first] = reports;
  const lastRecorded = reports
    .map((report) => legalDate(report.recordedAt))
    .sort()
    .at(-1);
  if (!first || !lastRecorded || !counts.some((count) => count.isSextortion)) return null;
  const receivedOn = laterDay(lastRecorded, 5 + chance.logNormal(110, 0.8), world.lastDay);
  const recordedOn = receivedOn && laterDay(receivedOn, chance.between(0, 6), world.lastDay);
  if (receivedOn === null || recordedOn === null) return null;
  const recordedAt = drawMoment(chance, recordedOn);
  const venue = drawVenue(chance, first.unitCode);
  const caseNumber = `${venue.prefix}-${String(chance.between(100_000, 399_999))}-${receivedOn.slice(2, 4)}`;
  const suspect = drawSuspect(chance, reports);
  const id = drawId(chance, recordedAt);
  const draft = { id, officeCode: venue.officeCode, caseNumber, receivedOn, suspect: { ...suspect, chainNumber: null }, counts };
  const facts: CaseFacts = {
    caseId: id,
    caseNumber,
    venue,
    receivedOn,
    countNos: counts.map((count) => count.countNo),
    suspectAge: suspect.age,
    world,
  };
  const { decisions, summonsedOn, summonsedCounts } = drawDecisions(chance, facts, addDays(recordedOn, 1));
  const verdicts = summonsedOn === null ? [] : drawVerdicts(chance, facts, summonsedOn, summonsedCounts);
  return { case: { draft, recordedAt, recordedBy: DEMO }, decisions, verdicts };
}
