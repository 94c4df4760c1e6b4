import { describe, expect, it } from 'vitest';
import { generateDemo } from './generate';
import { VENUES } from './justice';
import { demoOptions, referenceRows, wholeDemo } from './world.testing';

const demo = wholeDemo();

describe('demonstration documents', () => {
  it('are the same for the same seed, and others for another seed', () => {
    const small = { nReports: 400 };
    expect(wholeDemo(small)).toEqual(wholeDemo(small));
    expect(wholeDemo({ ...small, seed: 1 })).not.toEqual(wholeDemo(small));
  });

  it('come in batches, so that a million needs no more memory than a thousand', () => {
    const batches = generateDemo(demoOptions({ nReports: 1_000_000, batchSize: 100 }));
    const first = batches.next();
    expect(first.done).toBe(false);
    expect(first.value?.reports).toHaveLength(100);
  });

  it('are exactly as many reports as asked, each with its own id', () => {
    expect(demo.reports).toHaveLength(10_000);
    expect(new Set(demo.reports.map(({ draft }) => draft.id)).size).toBe(10_000);
    expect(wholeDemo({ nReports: 0 }).reports).toEqual([]);
    expect(wholeDemo({ nReports: 7, batchSize: 3 }).reports).toHaveLength(7);
  });

  it('were recorded by the demonstration, between the start of registration and yesterday, not before they were received', () => {
    for (const { draft, recordedAt, recordedBy } of demo.reports) {
      expect(recordedBy).toBe('demo');
      expect(draft.receivedOn >= '2018-01-01').toBe(true);
      expect(recordedAt.toISOString().slice(0, 10) >= draft.receivedOn).toBe(true);
      expect(recordedAt < new Date('2026-11-23T20:00:00Z')).toBe(true);
    }
    const later = [...demo.revisions, ...demo.cases, ...demo.decisions, ...demo.verdicts, ...demo.legacy];
    expect(later.every(({ recordedAt }) => recordedAt < new Date('2026-11-23T20:00:00Z'))).toBe(true);
  });

  it('carry no words about anybody: no narrative, no reference to a person', () => {
    expect(demo.reports.every(({ draft }) => draft.narrative === null)).toBe(true);
    expect(JSON.stringify(demo)).not.toMatch(/personReference/);
  });

  it('never name an article before or after its time', () => {
    const used = new Set(demo.reports.flatMap(({ draft }) => draft.offences.map(({ article }) => article)));
    expect(used).toContain('Sr 139h');
    expect(used).toContain('Sr 254ba');
    for (const { draft } of demo.reports) {
      for (const { article } of draft.offences) {
        if (article === 'Sr 139h') expect((draft.actTo ?? draft.actFrom ?? '') < '2024-07' && (draft.actFrom ?? '') >= '2020').toBe(true);
        if (article === 'Sr 254ba') expect((draft.actFrom ?? '') >= '2024-07').toBe(true);
      }
    }
  });

  it('name Omegle only for acts from before its end', () => {
    const omegle = demo.reports.filter(({ draft }) => draft.modus?.contactPlatform === 'omegle');
    expect(omegle.length).toBeGreaterThan(100);
    expect(omegle.every(({ draft }) => (draft.actFrom ?? '') <= '2023-11-08')).toBe(true);
  });
});

describe('corrections', () => {
  it('follow the revision before them, later than the report, and none follows a withdrawal', () => {
    const recorded = new Map(demo.reports.map(({ draft, recordedAt }) => [draft.id, recordedAt]));
    for (const revisions of Map.groupBy(demo.revisions, ({ id }) => id).values()) {
      expect(revisions.map(({ expectedRevision }) => expectedRevision)).toEqual(revisions.map((_, index) => index + 1));
      expect(revisions.slice(0, -1).every(({ draft }) => draft !== null)).toBe(true);
      const times = [recorded.get(revisions[0]?.id ?? ''), ...revisions.map(({ recordedAt }) => recordedAt)];
      expect(times).toEqual(times.toSorted((one, other) => Number(one) - Number(other)));
    }
  });

  it('withdraw some reports and find bluff mail in others', () => {
    expect(demo.revisions.filter(({ draft }) => draft === null).length).toBeGreaterThan(10);
    expect(demo.revisions.filter(({ draft }) => draft?.phenomenon === 'bluff-mail').length).toBeGreaterThan(10);
  });
});

describe('cases', () => {
  const known = new Set(demo.reports.map(({ draft }) => draft.id));
  const countsOf = (caseId: string) =>
    demo.cases.find(({ draft }) => draft.id === caseId)?.draft.counts.map(({ countNo }) => countNo) ?? [];

  it('rest on reports that exist, with at least one count of sextortion', () => {
    for (const { draft } of demo.cases) {
      expect(draft.counts.some(({ isSextortion }) => isSextortion)).toBe(true);
      expect(draft.counts.flatMap(({ reportIds }) => reportIds).every((id) => known.has(id))).toBe(true);
      expect(draft.caseNumber).toMatch(/^\d{2}-\d{6}-\d{2}$/);
    }
  });

  it('have decisions and verdicts on their own counts, one after the other', () => {
    for (const { draft } of demo.decisions) {
      expect(countsOf(draft.caseId)).toEqual(expect.arrayContaining([...draft.countNos]));
      expect(draft.kind === 'sepot').toBe(draft.grounds.length > 0);
    }
    for (const verdicts of Map.groupBy(demo.verdicts, ({ draft }) => draft.caseId).values()) {
      const days = verdicts.map(({ draft }) => draft.pronouncedOn);
      expect(days).toEqual(days.toSorted());
    }
  });

  it('go to appeal under a new number and keep it in cassation', () => {
    const appeals = demo.verdicts.filter(({ draft }) => draft.courtCode.startsWith('GH'));
    expect(appeals.length).toBeGreaterThan(5);
    for (const { draft } of appeals) {
      expect(draft.caseNumber).not.toBe(demo.cases.find((one) => one.draft.id === draft.caseId)?.draft.caseNumber);
    }
  });

  it('replace some records of decisions and verdicts, each by one of the same case', () => {
    const byId = new Map(demo.decisions.map(({ draft }) => [draft.id, draft.caseId]));
    const replacing = demo.decisions.filter(({ draft }) => typeof draft.replaces === 'string');
    expect(replacing.length).toBeGreaterThan(0);
    expect(replacing.every(({ draft }) => byId.get(draft.replaces ?? '') === draft.caseId)).toBe(true);
    expect(demo.verdicts.some(({ draft }) => typeof draft.replaces === 'string')).toBe(true);
  });

  it('are heard by the courts that the reference data gives to their unit', () => {
    const offices = new Map(referenceRows('prosecution_offices').map((row) => [row['office_code'], row['number_prefixes'] ?? '']));
    const rows = referenceRows('arrondissements').map((row) => [
      row['unit_code'],
      row['office_code'],
      row['court_code'],
      row['appeal_court_code'],
    ]);
    const venues = VENUES.map((one) => [one.unitCode, one.officeCode, one.courtCode, one.appealCourtCode]);
    expect(new Set(venues.map(String))).toEqual(new Set(rows.map(String)));
    for (const { officeCode, prefix } of VENUES) expect(offices.get(officeCode)).toContain(prefix);
  });
});

describe('legacy records', () => {
  it('are from the years without the category and are reviewed by a rule first', () => {
    expect(demo.legacy).toHaveLength(500);
    for (const { receivedOn, reviews } of demo.legacy) {
      expect(receivedOn < '2018-01-01' && receivedOn >= '2014-01-01').toBe(true);
      expect(reviews[0]?.method).toBe('rule');
    }
    expect(demo.legacy.some(({ reviews }) => reviews[1]?.outcome === 'confirmed')).toBe(true);
  });
});
