import { daysBetween, type PlainDate } from '@register/kernel';
import type { ReportDraft, VictimDraft } from '@register/registry';
import { drawAct } from './acts';
import type { Chance, Weights } from './chance';
import { drawComplaint } from './complaints';
import { drawBluffModus, drawModus } from './modus';
import { drawMotive, subtypeOf, type Motive } from './motives';
import { drawOffences, type Law } from './offences';
import { drawSuspect, drawVictim } from './persons';
import { TARGETS } from './targets';
import type { Places } from './units';

/** What generating needs besides chance: places and law of the reference data. */
export interface World {
  readonly places: Places;
  readonly law: Law;
  /** Last day on which anything may have been recorded. */
  readonly lastDay: PlainDate;
}

/** What is settled before a report is drawn. */
export interface ReportPlan {
  readonly id: string;
  readonly unitCode: string;
  readonly receivedOn: PlainDate;
  readonly isBluff: boolean;
  /** Set for a cluster around one suspect. */
  readonly motive?: Motive;
  readonly nVictims?: number;
}

/** The aangifte share is TARGETS.complaintShare; the rest is assumption. */
const REPORT_TYPE: Weights = { aangifte: TARGETS.complaintShare.value, ambtshalve: 0.05, melding: 0.95 - TARGETS.complaintShare.value };
const ROUTE_TOLD: Weights = { internet: 0.4, telefoon: 0.25, balie: 0.22, helpwanted: 0.1, school: 0.03 };
const ROUTE_FOUND: Weights = { ncmec: 0.6, 'eigen-waarneming': 0.4 };
const OUTCOME_RECENT: Weights = { 'in-onderzoek': 0.85, stopgesprek: 0.03, 'geen-aangifte-na-bedenktijd': 0.05, opgelegd: 0.07 };
const OUTCOME_OLD: Weights = { 'in-onderzoek': 0.42, stopgesprek: 0.08, 'geen-aangifte-na-bedenktijd': 0.16, opgelegd: 0.34 };
const RECENT_DAYS = 90;
/** The reference data knows municipalities from this day; reports from before have none. */
const MUNICIPALITIES_FROM = '2023-01-01';

function drawMunicipality(chance: Chance, world: World, { unitCode, receivedOn }: ReportPlan): string | null {
  return receivedOn < MUNICIPALITIES_FROM ? null : world.places.municipality(chance, unitCode);
}

function drawNVictims(chance: Chance): number {
  if (chance.happens(0.96)) return 1;
  return Math.min(8, 2 + Math.floor(chance.exponential(0.8)));
}

function drawPlace(chance: Chance, municipalityCode: string | null): ReportDraft['place'] {
  if (municipalityCode !== null && chance.happens(0.72)) return { kind: 'municipality', municipalityCode };
  return { kind: chance.happens(0.8) ? 'unknown' : 'abroad', municipalityCode: null };
}

function drawReferrals(chance: Chance, motive: Motive, victims: readonly VictimDraft[]): string[] {
  const referrals: string[] = [];
  if (chance.happens(0.35)) referrals.push('slachtofferhulp');
  if (chance.happens(0.25)) referrals.push('helpwanted');
  if (motive === 'seksueel' && victims.some((victim) => victim.sex === 'vrouw') && chance.happens(0.1)) referrals.push('csg');
  return referrals.length > 0 ? referrals.sort() : chance.happens(0.5) ? ['geen'] : [];
}

function drawBluff(chance: Chance, world: World, plan: ReportPlan): ReportDraft {
  const municipalityCode = drawMunicipality(chance, world, plan);
  return {
    id: plan.id,
    reportType: chance.happens(0.06) ? 'aangifte' : 'melding',
    phenomenon: 'bluff-mail',
    subtype: null,
    receivedOn: plan.receivedOn,
    actFrom: plan.receivedOn,
    actTo: null,
    place: { kind: 'unknown', municipalityCode: null },
    routeIn: chance.pick({ internet: 0.7, telefoon: 0.2, balie: 0.1 }),
    offences: [],
    complaint: null,
    victims: [drawVictim(chance, 'financieel', true, municipalityCode)],
    suspects: [],
    modus: drawBluffModus(chance),
    referrals: ['geen'],
    outcome: chance.pick({ opgelegd: 0.9, 'in-onderzoek': 0.1 }),
    narrative: null,
  };
}

/** A report as a registrar would have sent it in on the day it was received; outcome as later known for old reports. */
export function drawReport(chance: Chance, world: World, plan: ReportPlan): ReportDraft {
  if (plan.isBluff) return drawBluff(chance, world, plan);
  const motive = plan.motive ?? drawMotive(chance);
  const municipalityCode = drawMunicipality(chance, world, plan);
  const act = drawAct(chance, plan.receivedOn);
  const victims = Array.from({ length: plan.nVictims ?? drawNVictims(chance) }, () => drawVictim(chance, motive, false, municipalityCode));
  const [first] = victims;
  if (!first) throw new Error('a report has at least one victim');
  const reportType = chance.pick(REPORT_TYPE);
  const offences = drawOffences(chance, world.law, motive, first, act, reportType === 'melding' ? 0.4 : 0.05);
  const isRecent = daysBetween(plan.receivedOn, world.lastDay) < RECENT_DAYS;
  const hasSuspect = chance.happens(first.relation === 'onbekende-online' ? 0.35 : 0.8);
  return {
    id: plan.id,
    reportType,
    phenomenon: 'sextortion',
    subtype: subtypeOf(motive),
    receivedOn: plan.receivedOn,
    actFrom: act.from,
    actTo: act.to,
    place: drawPlace(chance, municipalityCode),
    routeIn: chance.pick(reportType === 'ambtshalve' ? ROUTE_FOUND : ROUTE_TOLD),
    offences,
    complaint: drawComplaint(chance, world.law, offences, reportType, act, plan.receivedOn),
    victims,
    suspects: hasSuspect ? [drawSuspect(chance, first.relation, false)] : [],
    modus: drawModus(chance, motive, act.day),
    referrals: drawReferrals(chance, motive, victims),
    outcome: chance.pick(isRecent ? OUTCOME_RECENT : OUTCOME_OLD),
    narrative: null,
  };
}
