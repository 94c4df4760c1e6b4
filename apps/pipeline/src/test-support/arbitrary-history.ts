import fc from 'fast-check';
import type { ArticleVersion, CaseHistory, Count, Decision, History, ReportHistory, Revision, Verdict, Victim } from './history';

const UNITS = ['0100', '0600'];
const OFFICES = ['om-noord-nederland', 'om-oost-nederland', 'om-landelijk'];
const ARTICLES: readonly ArticleVersion[] = [
  { article: 'Sr 317', validFrom: '1900-01-01' },
  { article: 'Sr 318', validFrom: '1900-01-01' },
  { article: 'Sr 240', validFrom: '1900-01-01' },
  { article: 'Sr 240', validFrom: '2024-07-01' },
];
const SEXES = ['man', 'vrouw', 'onbekend'];
const DECISIONS = ['dagvaarding', 'strafbeschikking', 'sepot', 'voeging-ter-berechting'];
const OUTCOMES = ['veroordeling', 'schuldigverklaring-zonder-straf', 'vrijspraak', 'cassatie-verworpen', 'vernietigd-terugwijzing'];

const id = fc.uuid();
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const between = (from: string, to: string) => fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true });
/** Few days, so that much falls together; around the end of a year and of a month, the start of summer time, and midnight. */
const instant = fc.oneof(between('2023-12-30T20:00:00Z', '2024-01-02T04:00:00Z'), between('2024-03-29T20:00:00Z', '2024-04-03T04:00:00Z'));
const day = oneOf(['2023-12-31', '2024-01-31', '2024-02-01', '2024-02-29', '2024-03-31']);

const victim: fc.Arbitrary<Victim> = fc.record({
  sex: oneOf(SEXES),
  age: oneOf([null, 11, 12, 17, 18, 64, 65]),
  ageBand: oneOf([null, '16-17']),
});

const revision: fc.Arbitrary<Revision> = fc.record({
  recordedAt: instant,
  isWithdrawn: oneOf([false, false, false, true]),
  phenomenon: oneOf(['sextortion', 'sextortion', 'sextortion', 'bluff-mail']),
  reportType: oneOf(['melding', 'aangifte']),
  receivedOn: day,
  platform: oneOf(['snapchat', null]),
  motive: oneOf(['financieel', null]),
  articles: fc.subarray([...ARTICLES], { maxLength: 3 }),
  victims: fc.array(victim, { maxLength: 3 }),
});

const report: fc.Arbitrary<ReportHistory> = fc.record({
  id,
  unit: oneOf(UNITS),
  // In any order of time: a clock may be set back between two revisions.
  revisions: fc
    .array(revision, { minLength: 1, maxLength: 4 })
    .map(([first, ...later]) => [...(first ? [{ ...first, isWithdrawn: false }] : []), ...later]),
});

function caseOf(reportIds: readonly string[]): fc.Arbitrary<CaseHistory> {
  const count: fc.Arbitrary<Count> = fc.record({
    article: oneOf(ARTICLES),
    isSextortion: oneOf([true, true, false]),
    reportIds: fc.subarray([...reportIds], { maxLength: 3 }),
  });
  return fc.array(count, { minLength: 1, maxLength: 3 }).chain((counts) => {
    const countNumbers = counts.map((_, index) => index + 1);
    const decision: fc.Arbitrary<Decision> = fc.record({
      id,
      kind: oneOf(DECISIONS),
      decidedOn: day,
      recordedAt: instant,
      replaces: fc.constant(null),
      countNumbers: fc.subarray(countNumbers, { minLength: 1 }),
    });
    const outcome = fc.record({ countNumber: oneOf(countNumbers), outcome: oneOf(OUTCOMES) });
    const verdict: fc.Arbitrary<Verdict> = fc.record({
      id,
      // Often on one day, so that the moment of recording decides.
      pronouncedOn: oneOf(['2023-12-31', '2024-03-31']),
      recordedAt: instant,
      replaces: fc.constant(null),
      outcomes: fc.uniqueArray(outcome, { minLength: 1, maxLength: 3, selector: (item) => item.countNumber }),
    });
    return fc.record({
      id,
      office: oneOf(OFFICES),
      registeredAt: instant,
      counts: fc.constant(counts),
      decisions: replacing(fc.array(decision, { maxLength: 4 })),
      verdicts: replacing(fc.array(verdict, { maxLength: 5 })),
    });
  });
}

/** Lets some records replace the one before them. */
function replacing<T extends { readonly id: string; readonly replaces: string | null }>(records: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> {
  return fc
    .tuple(records, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
    .map(([list, replaces]) =>
      list.map((item, index) => ({ ...item, replaces: replaces[index] === true ? (list[index - 1]?.id ?? null) : null })),
    );
}

/** Random histories of a few dozen reports and cases. */
export const history: fc.Arbitrary<History> = fc
  .uniqueArray(report, { minLength: 15, maxLength: 30, selector: (item) => item.id })
  .chain((reports) =>
    fc.record({
      reports: fc.constant(reports),
      cases: fc.uniqueArray(caseOf(reports.map((item) => item.id)), { minLength: 8, maxLength: 15, selector: (item) => item.id }),
    }),
  );
