import { describe, expect, it } from 'vitest';
import { ageFitsBand, ageGroupOf, commonAgeGroup } from './age-group';
import { articleVersion } from './article-version';
import { complaintFindings, lastDayForComplaint } from './complaint';
import type { Complaint } from './complaint';
import { directiveFor } from './directive';
import type { DirectiveFacts } from './directive';
import { articlesInForce } from './legal-article';
import type { DayRange, LegalArticle } from './legal-article';

function article(name: string, validFrom: string, validTo: string | null = null, complaintRequired = false): LegalArticle {
  return { article: name, validFrom, validTo, name: `${name} van ${validFrom}`, complaintRequired, victimGroup: 'all', isVerified: true };
}

const OLD_240 = article('Sr 240', '1900-01-01', '2024-06-30');
const NEW_240 = article('Sr 240', '2024-07-01');
const MISUSE = article('Sr 139h', '2020-01-01', '2024-06-30');
const BLACKMAIL = article('Sr 318', '1900-01-01', null, true);
const ARTICLES = [OLD_240, NEW_240, MISUSE, BLACKMAIL];

describe('articles in force', () => {
  it.each<[string, string | DayRange, LegalArticle[]]>([
    ['on the last day of the old law', '2024-06-30', [OLD_240, MISUSE, BLACKMAIL]],
    ['on the first day of the new law', '2024-07-01', [NEW_240, BLACKMAIL]],
    ['in a year in which the law changed', '2024', [OLD_240, NEW_240, MISUSE, BLACKMAIL]],
    ['in a month before 139h', '2019-12', [OLD_240, BLACKMAIL]],
    ['in a range over the change', { first: '2024-06-30', last: '2024-07-01' }, [OLD_240, NEW_240, MISUSE, BLACKMAIL]],
    ['with an unknown beginning', { first: null, last: '2019-01-01' }, [OLD_240, BLACKMAIL]],
  ])('%s', (_, when, expected) => {
    expect(articlesInForce(ARTICLES, when)).toEqual(expected);
  });
});

describe('the version of a cited article', () => {
  const june: DayRange = { first: '2024-06-01', last: '2024-06-30' };
  const straddling: DayRange = { first: '2024-06-01', last: '2024-07-31' };
  it.each<[string, string, string | null, DayRange, object]>([
    ['follows from the days of the act', 'Sr 240', null, june, { kind: 'chosen', version: OLD_240 }],
    ['is ambiguous when the act straddles a change', 'Sr 240', null, straddling, { kind: 'ambiguous', candidates: [OLD_240, NEW_240] }],
    ['can then be named', 'Sr 240', '2024-07-01', straddling, { kind: 'chosen', version: NEW_240 }],
    ['cannot be one that was not in force', 'Sr 240', '2024-07-01', june, { kind: 'not-in-force', known: [OLD_240, NEW_240] }],
    ['cannot begin on a day on which none began', 'Sr 240', '2020-01-01', june, { kind: 'not-in-force', known: [OLD_240, NEW_240] }],
    [
      'is none before the article existed',
      'Sr 139h',
      null,
      { first: '2019-01-01', last: '2019-12-31' },
      { kind: 'not-in-force', known: [MISUSE] },
    ],
    ['is found with one day of overlap', 'Sr 139h', null, { first: '2019-11-01', last: '2020-01-01' }, { kind: 'chosen', version: MISUSE }],
    ['is none for an unknown article', 'Sr 999', null, june, { kind: 'unknown-article' }],
  ])('%s', (_, name, validFrom, act, expected) => {
    expect(articleVersion(ARTICLES, { article: name, validFrom }, act)).toEqual(expected);
  });
});

describe('klacht', () => {
  const today = '2026-11-24';
  const codes = (articles: LegalArticle[], complaint: Complaint, firstActDay: string | null = null) =>
    complaintFindings(articles, complaint, { firstActDay, today }).map(({ path, code, severity }) => `${path} ${code} ${severity}`);

  it.each<[string, string]>([
    ['2026-01-15', '2026-04-15'],
    ['2026-07-01', '2026-09-29'],
    ['2023-11-30', '2024-02-28'],
    ['2025-11-30', '2026-03-02'],
    ['2026-05-11', '2026-08-10'],
  ])('known on %s can be complained of up to and including %s', (knownOn, last) => {
    expect(lastDayForComplaint(knownOn)).toBe(last);
  });

  it.each<[string, Complaint, string[]]>([
    [
      'is missing when nothing is known',
      { requested: null, filedOn: null, knownOn: null },
      ['complaint.requested complaint-missing warning'],
    ],
    [
      'is missing when it was not made',
      { requested: false, filedOn: null, knownOn: '2026-11-01' },
      ['complaint.requested complaint-missing warning'],
    ],
    ['lacks its date', { requested: true, filedOn: null, knownOn: '2026-11-01' }, ['complaint.filedOn complaint-missing warning']],
    ['is in time on the last day', { requested: true, filedOn: '2026-04-15', knownOn: '2026-01-15' }, []],
    [
      'is late one day later',
      { requested: true, filedOn: '2026-04-16', knownOn: '2026-01-15' },
      ['complaint.filedOn complaint-late warning'],
    ],
    [
      'is of unknown term when nobody says on which day the act was known',
      { requested: true, filedOn: '2026-04-16', knownOn: null },
      ['complaint.knownOn complaint-term-unknown warning'],
    ],
  ])('%s', (_, complaint, expected) => {
    expect(codes([BLACKMAIL, MISUSE], complaint)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['is in time, whenever the act was known, on the last day counted from the act itself', '2026-04-15', []],
    ['is of unknown term one day later', '2026-04-16', ['complaint.knownOn complaint-term-unknown warning']],
  ])('without a day of knowledge %s', (_, filedOn, expected) => {
    expect(codes([BLACKMAIL], { requested: true, filedOn, knownOn: null }, '2026-01-15')).toEqual(expected);
  });

  it('is in time by the day of knowledge when that is known, however long ago the act was', () => {
    expect(codes([BLACKMAIL], { requested: true, filedOn: '2026-06-15', knownOn: '2026-04-01' }, '2025-01-15')).toEqual([]);
  });

  it('is not asked for articles that need none', () => {
    expect(codes([MISUSE], { requested: null, filedOn: null, knownOn: null })).toEqual([]);
  });

  it('tells whether it can still be made', () => {
    const days = { firstActDay: null, today };
    const open = complaintFindings([BLACKMAIL], { requested: false, filedOn: null, knownOn: '2026-11-01' }, days);
    const past = complaintFindings([BLACKMAIL], { requested: false, filedOn: null, knownOn: '2026-01-01' }, days);
    expect(open[0]?.message).toContain('kan nog tot en met 1 februari 2027');
    expect(past[0]?.message).toContain('verstreken op 1 april 2026');
  });
});

describe('age group', () => {
  it.each<[number | null, string | null, string]>([
    [17, null, 'minor'],
    [18, null, 'adult'],
    [0, null, 'minor'],
    [null, '16-17', 'minor'],
    [null, '18-24', 'adult'],
    [null, '65-plus', 'adult'],
    [null, null, 'unknown'],
    [null, '16-20', 'unknown'],
    [null, 'geen klasse', 'unknown'],
  ])('of age %s in band %s is %s', (age, band, expected) => {
    expect(ageGroupOf(age, band)).toBe(expected);
  });

  it.each<[number, string, boolean]>([
    [12, '12-15', true],
    [15, '12-15', true],
    [16, '12-15', false],
    [64, '65-plus', false],
    [90, '65-plus', true],
  ])('age %i in band %s fits: %s', (age, band, expected) => {
    expect(ageFitsBand(age, band)).toBe(expected);
  });

  it('of several persons is the common one', () => {
    expect(commonAgeGroup(['minor', 'unknown', 'minor'])).toBe('minor');
    expect(commonAgeGroup(['minor', 'adult'])).toBe('mixed');
    expect(commonAgeGroup([])).toBe('unknown');
  });
});

describe('directive of the OM', () => {
  const base: DirectiveFacts = { victimAgeGroup: 'adult', suspectAgeGroup: 'adult', suspectAge: 30, about: 'images', on: '2025-01-01' };
  it.each<[string, Partial<DirectiveFacts>, string | null]>([
    ['both adults', {}, '2020R003'],
    ['both adults, before the directive', { on: '2020-12-02' }, null],
    ['minor victim, images', { victimAgeGroup: 'minor' }, '2024R006'],
    ['minor victim, images, before July 2024', { victimAgeGroup: 'minor', on: '2024-06-30' }, '2021R002'],
    ['minor victim, abuse', { victimAgeGroup: 'minor', about: 'abuse' }, '2024R005'],
    ['minor suspect', { suspectAgeGroup: 'minor', suspectAge: 15 }, 'pubers-in-beeld'],
    ['adolescent suspect of 22', { suspectAge: 22, victimAgeGroup: 'minor' }, 'pubers-in-beeld'],
    ['suspect of 23', { suspectAge: 23 }, '2020R003'],
    ['suspect of unknown age', { suspectAge: null, suspectAgeGroup: 'unknown' }, null],
    ['victim of unknown age', { victimAgeGroup: 'unknown' }, null],
  ])('%s', (_, facts, expected) => {
    expect(directiveFor({ ...base, ...facts })?.code ?? null).toBe(expected);
  });
});
