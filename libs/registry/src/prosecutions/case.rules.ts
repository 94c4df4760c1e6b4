import { isPlainDate, isUuid } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import type { CodeBook } from '../codes/code-book';
import { codeFindings } from '../findings/code.rules';
import { asDay, dayFindings } from '../findings/date.rules';
import { problem, quoted, warning } from '../findings/finding';
import { ageFindings } from '../findings/number.rules';
import { textFindings } from '../findings/text.rules';
import type { CaseCountDraft, CaseDraft } from './case-draft';
import { normalisedCaseNumber } from './case-number';
import type { CaseFacts } from './case.repository';

const NUMBER_SHAPE = 'Een parketnummer bestaat uit twee, zes en twee cijfers, zoals 02-057101-22.';
const MOST_COUNTS = 500;

/** A malformed parketnummer. */
export function caseNumberFindings(path: string, caseNumber: string): Finding[] {
  return normalisedCaseNumber(caseNumber) === null
    ? [problem(path, 'invalid-case-number', `Dit is geen parketnummer. ${NUMBER_SHAPE}`)]
    : [];
}

function officeFindings({ officeCode, caseNumber }: CaseDraft, codes: CodeBook, on: PlainDate): Finding[] {
  const office = codes.office(officeCode);
  if (office === null || office.validFrom > on || (office.validTo !== null && office.validTo < on)) {
    return [
      problem(
        'officeCode',
        'unknown-code',
        `Parket: ${quoted(officeCode)} is geen parket dat op de datum van instroom bestond. Kies een parket uit de lijst.`,
      ),
    ];
  }
  const prefix = normalisedCaseNumber(caseNumber)?.slice(0, 2);
  if (prefix === undefined || office.numberPrefixes.length === 0 || office.numberPrefixes.includes(prefix)) return [];
  return [
    warning(
      'caseNumber',
      'office-prefix',
      `Parketnummers van ${office.name} beginnen met ${office.numberPrefixes.join(' of ')}, dit nummer begint met ${prefix}. Controleer parket en nummer.`,
    ),
  ];
}

function unitFindings({ officeCode }: CaseDraft, codes: CodeBook, facts: CaseFacts, unitCode: string): Finding[] {
  const officeUnit = codes.office(officeCode)?.unitCode ?? null;
  if (officeUnit === null || officeUnit === unitCode || [...facts.reportUnits.values()].includes(unitCode)) return [];
  return [
    problem(
      'officeCode',
      'other-unit',
      'Dit parket hoort bij een andere eenheid, en de zaak rust niet op een melding van uw eenheid. Koppel een melding van uw eenheid, of laat de andere eenheid de zaak registreren.',
    ),
  ];
}

function articleFindings(count: CaseCountDraft, index: number, codes: CodeBook): Finding[] {
  if (!codes.articles.some(({ article }) => article === count.article)) {
    return [
      problem(
        `counts[${index}].article`,
        'unknown-code',
        `Wetsartikel: ${quoted(count.article)} staat niet in de lijst van artikelen. Kies een artikel uit die lijst.`,
      ),
    ];
  }
  if (isPlainDate(count.articleValidFrom) && codes.article(count.article, count.articleValidFrom) !== null) return [];
  return [
    problem(
      `counts[${index}].articleValidFrom`,
      'article-not-in-force',
      `Artikel ${count.article} heeft geen versie die op deze datum begint. Kies een versie uit de lijst van artikelen.`,
    ),
  ];
}

function linkFindings(count: CaseCountDraft, index: number, facts: CaseFacts): Finding[] {
  const seen = new Set<string>();
  return count.reportIds.flatMap((reportId, at) => {
    const path = `counts[${index}].reportIds[${at}]`;
    const id = reportId.toLowerCase();
    if (seen.has(id))
      return [problem(path, 'duplicate-report', 'Deze melding is al aan dit feit gekoppeld. Haal de dubbele koppeling weg.')];
    seen.add(id);
    return facts.reportUnits.has(id)
      ? []
      : [problem(path, 'report-not-found', 'Deze melding bestaat niet. Kies een geregistreerde melding.')];
  });
}

function countFindings({ counts }: CaseDraft, codes: CodeBook, facts: CaseFacts): Finding[] {
  if (counts.length === 0) return [problem('counts', 'missing-counts', 'Een zaak heeft ten minste één feit. Voeg een feit toe.')];
  if (counts.length > MOST_COUNTS) return [problem('counts', 'too-many', `Een zaak kan ten hoogste ${MOST_COUNTS} feiten bevatten.`)];
  const numbers = counts.map(({ countNo }) => countNo);
  return counts.flatMap((count, index) => {
    const path = `counts[${index}].countNo`;
    const isNumber = Number.isInteger(count.countNo) && count.countNo >= 1 && count.countNo <= 10_000;
    const wrong = isNumber ? [] : [problem(path, 'invalid-count-number', 'Nummer de feiten met hele getallen vanaf 1.')];
    const double =
      numbers.indexOf(count.countNo) < index
        ? [problem(path, 'duplicate-count', 'Dit feitnummer komt al voor. Geef elk feit een eigen nummer.')]
        : [];
    return [...wrong, ...double, ...articleFindings(count, index, codes), ...linkFindings(count, index, facts)];
  });
}

/** All findings on a new case at once; `facts` is what the register knows of its reports and number, `unitCode` who registers. */
export function validateCase(
  draft: CaseDraft,
  codes: CodeBook,
  known: { readonly facts: CaseFacts; readonly unitCode: string; readonly today: PlainDate },
): Finding[] {
  const received = asDay(draft.receivedOn) ?? known.today;
  const during = [{ first: received, last: received }];
  const inUse = known.facts.isNumberInUse
    ? [
        warning(
          'caseNumber',
          'case-number-in-use',
          'Een andere zaak heeft dit parketnummer ook. Controleer of de zaak al geregistreerd is.',
        ),
      ]
    : [];
  return [
    ...(isUuid(draft.id) ? [] : [problem('id', 'invalid-id', 'Het kenmerk van de zaak is geen UUID.')]),
    ...officeFindings(draft, codes, received),
    ...unitFindings(draft, codes, known.facts, known.unitCode),
    ...caseNumberFindings('caseNumber', draft.caseNumber),
    ...inUse,
    ...dayFindings({ path: 'receivedOn', name: 'De datum van instroom' }, draft.receivedOn, known.today),
    ...codeFindings(codes, { path: 'suspect.sex', name: 'Geslacht van de verdachte', list: 'sex' }, draft.suspect.sex, during),
    ...ageFindings('suspect.age', draft.suspect.age),
    ...countFindings(draft, codes, known.facts),
    ...textFindings(draft),
  ];
}
