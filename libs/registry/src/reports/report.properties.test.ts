import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../canonical-hash';
import { referenceCodeBook } from '../test-support/code-book';
import { reportDraft } from '../test-support/drafts';
import { statusOf } from './report';
import { prepareReport } from './report-document';
import type { ReportDraft } from './report-draft';
import { validateReport } from './report.rules';

const CODES = referenceCodeBook();
const TODAY = '2026-11-24';

/** Text as a client can send it: anything, and often something that means something here. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'Sr 318',
    'Sr 240',
    '2024',
    '2024-02-30',
    '2026-05-02',
    '9999-12-31',
    'omegle',
    'geen',
    'municipality',
    '111222333',
    '16-17',
  ),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -0));
const list = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 4 });

const draft: fc.Arbitrary<ReportDraft> = fc.record({
  id: text,
  reportType: text,
  phenomenon: text,
  subtype: maybe(text),
  receivedOn: text,
  actFrom: maybe(text),
  actTo: maybe(text),
  place: fc.record({ kind: text, municipalityCode: maybe(text) }),
  routeIn: text,
  offences: list(fc.record({ article: text, validFrom: maybe(text) })),
  complaint: maybe(fc.record({ requested: maybe(fc.boolean()), filedOn: maybe(text), knownOn: maybe(text) })),
  victims: list(
    fc.record({
      sex: text,
      age: maybe(number),
      ageBand: maybe(text),
      municipalityCode: maybe(text),
      relation: text,
      personReference: maybe(text),
    }),
  ),
  suspects: list(
    fc.record({
      known: fc.boolean(),
      sex: text,
      age: maybe(number),
      country: maybe(text),
      organised: maybe(fc.boolean()),
      chainNumber: maybe(text),
    }),
  ),
  modus: maybe(
    fc.record({
      contactPlatform: maybe(text),
      demands: list(text),
      amountDemanded: maybe(number),
      amountPaid: maybe(number),
      complied: maybe(text),
    }),
  ),
  referrals: list(text),
  outcome: text,
  narrative: maybe(text),
});

/** The same value with the keys of every object in another order. */
function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, withKeysReversed(item)]),
  );
}

describe('validateReport on anything', () => {
  it('never throws, says the same twice, and gives every finding a path, a code and a message', () => {
    fc.assert(
      fc.property(draft, (anything) => {
        const findings = validateReport(anything, CODES, TODAY);
        expect(validateReport(anything, CODES, TODAY)).toEqual(findings);
        for (const { path, code, message } of findings) {
          expect(path).not.toBe('');
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/u);
          expect(message).toMatch(/^.{10,}\.$|^.{10,}\?$/su);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never repeats a BSN that the input holds', () => {
    fc.assert(
      fc.property(draft, (anything) => {
        const findings = validateReport({ ...anything, outcome: '111222333', routeIn: '111 222 333' }, CODES, TODAY);
        expect(JSON.stringify(findings)).not.toMatch(/111 ?222 ?333/u);
      }),
    );
  });
});

describe('content hash', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(canonicalHash(Object(withKeysReversed(value)))).toBe(canonicalHash(value));
      }),
    );
  });

  const hashOf = (input: ReportDraft, key = 1): string => {
    const by = { unitCode: '0600', recordedAt: new Date('2026-11-24T11:00:00Z'), recordedBy: 'registrar' };
    const { document } = prepareReport(input, { revision: 1, action: 'registered', reason: null }, by, {
      codes: CODES,
      pseudonymKey: new Uint8Array(32).fill(key),
    });
    return (document as typeof document & { content_sha256: string }).content_sha256;
  };
  const base = reportDraft();

  it.each<[string, ReportDraft]>([
    [
      'null for what was left out',
      { ...base, place: { kind: 'unknown', municipalityCode: null }, modus: { ...base.modus, demands: ['geld'], paymentMethod: null } },
    ],
    ['the version of the article named', reportDraft({ offences: [{ article: 'Sr 318', validFrom: '1900-01-01' }] })],
    ['space around the text', reportDraft({ narrative: '  Eerste contact via Instagram. ' })],
    [
      'the person written otherwise',
      reportDraft({ victims: [{ ...base.victims[0], sex: 'man', relation: 'onbekende-online', personReference: 'SLACHTOFFER1' }] }),
    ],
  ])('is the same with %s', (_, same) => {
    expect(hashOf(same)).toBe(hashOf(base));
  });

  it.each<[string, ReportDraft]>([
    ['another victim', reportDraft({ victims: [{ sex: 'man', age: 20, relation: 'onbekende-online', personReference: 'slachtoffer 1' }] })],
    ['another person', reportDraft({ victims: [{ sex: 'man', age: 19, relation: 'onbekende-online', personReference: 'slachtoffer 2' }] })],
    ['another text', reportDraft({ narrative: 'Anders.' })],
  ])('differs with %s', (_, other) => {
    expect(hashOf(other)).not.toBe(hashOf(base));
  });
});

describe('status of a report', () => {
  const revisions = fc
    .array(fc.constantFrom('corrected', 'withdrawn'), { maxLength: 6 })
    .map((actions) => (['registered', ...actions] as const).map((action, index) => ({ revision: index + 1, action })));

  it('is what the last revision did, in whatever order the revisions come', () => {
    const shuffled = revisions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(statusOf(other)).toBe(all.at(-1)?.action);
      }),
    );
  });

  it('is none without revisions', () => {
    expect(statusOf([])).toBeNull();
  });
});
