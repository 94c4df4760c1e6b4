import { describe, expect, it } from 'vitest';
import type { ReportDraft } from '@register/registry';
import { GROWTH, TARGETS } from './targets';
import { wholeDemo } from './world.testing';

const demo = wholeDemo({ nReports: 20_000 });
const all = demo.reports.map(({ draft }) => draft);
const sextortion = all.filter(({ phenomenon }) => phenomenon === 'sextortion');

function share(drafts: readonly ReportDraft[], holds: (draft: ReportDraft) => boolean): number {
  return drafts.filter(holds).length / drafts.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const withMotive = (motive: string) => sextortion.filter(({ modus }) => modus?.motive === motive);
const askedMoney = sextortion.filter(({ modus }) => modus?.demands.includes('geld'));
const demandsOf = (from: string, to: string) =>
  askedMoney
    .filter(({ actFrom }) => typeof actFrom === 'string' && actFrom >= from && actFrom < to)
    .flatMap(({ modus }) => modus?.amountDemanded ?? []);
const isMan = ({ victims }: ReportDraft) => victims[0]?.sex === 'man';

describe('marginals of the demonstration agree with what was published', () => {
  it.each([
    [
      'the offender is a stranger',
      share(sextortion, ({ victims }) => victims[0]?.relation === 'onbekende-online'),
      TARGETS.strangerShare,
      0.02,
    ],
    ['the motive is money', share(sextortion, ({ modus }) => modus?.motive === 'financieel'), TARGETS.financialShare, 0.02],
    ['victims of financial extortion are boys and men', share(withMotive('financieel'), isMan), TARGETS.financialMaleShare, 0.02],
    ['a third of those asked for money paid', share(askedMoney, ({ modus }) => modus?.complied === 'betaald'), TARGETS.paidShare, 0.02],
    ['bluff mail stands apart', share(all, ({ phenomenon }) => phenomenon === 'bluff-mail'), TARGETS.bluffMailShare, 0.01],
    ['few make an aangifte', share(sextortion, ({ reportType }) => reportType === 'aangifte'), TARGETS.complaintShare, 0.02],
    ['some are corrected', new Set(demo.revisions.map(({ id }) => id)).size / all.length, TARGETS.correctedShare, 0.006],
    [
      'few come before the parket',
      new Set(demo.cases.flatMap(({ draft }) => draft.counts.flatMap(({ reportIds }) => reportIds))).size / all.length,
      TARGETS.caseShare,
      0.01,
    ],
  ])('%s', (_, actual, target, tolerance) => {
    expect(Math.abs(actual - target.value)).toBeLessThan(tolerance);
  });

  it('of those who paid, most paid in full', () => {
    const paid = askedMoney.filter(({ modus }) => typeof modus?.amountPaid === 'number' && typeof modus.amountDemanded === 'number');
    const inFull = share(paid, ({ modus }) => modus?.amountPaid === modus?.amountDemanded);
    expect(Math.abs(inFull - TARGETS.paidInFullShare.value)).toBeLessThan(0.04);
  });

  it('the mean demand falls from EUR 650 to EUR 548.50', () => {
    expect(Math.abs(mean(demandsOf('2017', '2020')) / TARGETS.meanDemandTo2019.value - 1)).toBeLessThan(0.1);
    expect(Math.abs(mean(demandsOf('2020', '2027')) / TARGETS.meanDemandFrom2020.value - 1)).toBeLessThan(0.05);
  });

  it('reports grow as the helpline saw them grow', () => {
    const inYear = (year: number) => sextortion.filter(({ receivedOn }) => receivedOn.startsWith(String(year))).length;
    for (const year of [2019, 2020, 2021, 2022, 2023, 2024, 2025]) {
      expect(Math.abs(inYear(year) / inYear(2018) / (GROWTH[year] ?? 0) - 1), String(year)).toBeLessThan(0.12);
    }
  });

  it('images are asked mostly of girls and women, and boys of 16 are asked for money most among minors', () => {
    expect(share(withMotive('seksueel'), ({ victims }) => victims[0]?.sex === 'vrouw')).toBeGreaterThan(0.7);
    const ages = withMotive('financieel')
      .filter(isMan)
      .flatMap(({ victims }) => victims[0]?.age ?? []);
    const nOfAge = (age: number) => ages.filter((one) => one === age).length;
    for (const age of [12, 13, 14, 15, 17]) expect(nOfAge(16)).toBeGreaterThan(nOfAge(age));
  });

  it('Omegle leads around 2021 and Snapchat later; made-up images rise', () => {
    const contact = (year: string, platform: string) =>
      share(
        sextortion.filter(({ actFrom }) => actFrom?.startsWith(year)),
        ({ modus }) => modus?.contactPlatform === platform,
      );
    expect(contact('2021', 'omegle')).toBeGreaterThan(contact('2021', 'snapchat'));
    expect(contact('2025', 'snapchat')).toBeGreaterThan(contact('2025', 'instagram'));
    expect(contact('2025', 'omegle')).toBe(0);
    const deepfake = (year: string) =>
      share(
        sextortion.filter(({ actFrom }) => actFrom?.startsWith(year)),
        ({ modus }) => modus?.material === 'deepfake',
      );
    expect(deepfake('2021')).toBeLessThan(deepfake('2023'));
    expect(deepfake('2023')).toBeLessThan(deepfake('2025'));
  });

  it('a klacht where one is needed is sometimes made, sometimes missing and sometimes late', () => {
    const needed = sextortion.filter(({ offences }) => offences.some(({ article }) => article === 'Sr 318'));
    expect(needed.some(({ complaint }) => complaint?.requested === true && complaint.filedOn === complaint.knownOn)).toBe(true);
    expect(needed.some(({ complaint }) => complaint?.requested !== true)).toBe(true);
    const days = ({ complaint }: ReportDraft) => (Date.parse(complaint?.filedOn ?? '') - Date.parse(complaint?.knownOn ?? '')) / 86_400_000;
    expect(needed.filter((draft) => days(draft) > 93).length).toBeGreaterThan(10);
  });

  it('one suspect stands for 172 victims in one case', () => {
    const victims = new Map(all.map(({ id, victims }) => [id, victims.length]));
    const perCase = demo.cases.map(({ draft }) =>
      [...new Set(draft.counts.flatMap(({ reportIds }) => reportIds))].reduce((sum, id) => sum + (victims.get(id) ?? 0), 0),
    );
    expect(Math.max(...perCase)).toBe(TARGETS.largestCaseVictims.value);
  });
});
