import { isUuid } from '@register/kernel';
import type { Finding, PlainDate } from '@register/kernel';
import type { CodeBook } from '../codes/code-book';
import { codeFindings } from '../findings/code.rules';
import { asDay, dayFindings, orderFindings } from '../findings/date.rules';
import { problem, quoted, warning } from '../findings/finding';
import { amountFindings } from '../findings/number.rules';
import { textFindings } from '../findings/text.rules';
import type { Case } from '../prosecutions/case';
import { normalisedCaseNumber } from '../prosecutions/case-number';
import { caseNumberFindings } from '../prosecutions/case.rules';
import { caseFindings, countNumberFindings, replacesFindings } from '../prosecutions/in-case.rules';
import type { VerdictDraft } from './verdict';

const PRONOUNCED = { path: 'pronouncedOn', name: 'De datum van de uitspraak' };
const IRREVOCABLE = { path: 'irrevocableOn', name: 'De datum van onherroepelijk worden' };
const ECLI = /^ECLI:NL:([A-Z]{2,7}):([0-9]{4}):[A-Z0-9.]{1,25}$/;
const SANCTION_UNITS: ReadonlySet<string> = new Set(['day', 'month', 'year', 'hour', 'eur']);

function courtFindings({ courtCode, caseNumber }: VerdictDraft, codes: CodeBook, found: Case | null): Finding[] {
  const court = codes.court(courtCode);
  if (court === null) {
    return [
      problem(
        'courtCode',
        'unknown-code',
        `Gerecht: ${quoted(courtCode)} staat niet in de lijst van gerechten. Kies een gerecht uit de lijst.`,
      ),
    ];
  }
  const known = found?.numbers.find((number) => number.caseNumber === normalisedCaseNumber(caseNumber));
  // The Hoge Raad decides under the number of the court before it.
  if (known === undefined || known.instance === court.instance || court.instance === 'hoge-raad') return [];
  return [
    problem(
      'caseNumber',
      'court-instance',
      `Dit nummer van de zaak hoort bij ${known.instance === 'rechtbank' ? 'de rechtbank' : 'een hogere rechter'}, niet bij ${court.name}. ` +
        'Hoger beroep krijgt een eigen nummer: vul dat in.',
    ),
  ];
}

function ecliFindings({ ecli, courtCode, pronouncedOn }: VerdictDraft): Finding[] {
  if (ecli === null || ecli === undefined) return [];
  const match = ECLI.exec(ecli.trim());
  if (match === null) return [problem('ecli', 'invalid-ecli', 'Dit is geen Nederlandse ECLI. Zij ziet eruit als ECLI:NL:HR:2018:2242.')];
  const [, court, year] = match;
  if (court !== courtCode)
    return [problem('ecli', 'ecli-mismatch', 'Deze ECLI is van een ander gerecht. Controleer de ECLI en het gerecht.')];
  if (year === pronouncedOn.slice(0, 4)) return [];
  return [warning('ecli', 'ecli-mismatch', 'Deze ECLI is van een ander jaar dan de uitspraak. Controleer de ECLI en de datum.')];
}

function outcomeFindings(draft: VerdictDraft, codes: CodeBook, on: PlainDate): Finding[] {
  const isHighest = codes.court(draft.courtCode)?.instance === 'hoge-raad';
  return draft.outcomes.flatMap(({ outcome }, index) => {
    const path = `outcomes[${index}].outcome`;
    const unknown = codeFindings(codes, { path, name: 'Uitkomst', list: 'verdict-outcome' }, outcome, [{ first: on, last: on }]);
    if (outcome !== 'cassatie-verworpen' || isHighest) return unknown;
    return [
      ...unknown,
      problem(path, 'court-outcome', 'Alleen de Hoge Raad verwerpt een cassatieberoep. Kies een andere uitkomst of het juiste gerecht.'),
    ];
  });
}

function sanctionFindings({ sanctions }: VerdictDraft, codes: CodeBook, on: PlainDate): Finding[] {
  return sanctions.flatMap(({ kind, amount, unit }, index) => {
    const path = `sanctions[${index}]`;
    const findings = [
      ...codeFindings(codes, { path: `${path}.kind`, name: 'Straf of maatregel', list: 'sanction-kind' }, kind, [{ first: on, last: on }]),
      ...amountFindings(`${path}.amount`, 'De hoogte van de straf', amount),
    ];
    const hasAmount = typeof amount === 'number';
    const hasUnit = typeof unit === 'string';
    if (hasUnit && !SANCTION_UNITS.has(unit)) {
      findings.push(problem(`${path}.unit`, 'unknown-code', `Eenheid: ${quoted(unit)} is onbekend. Kies day, month, year, hour of eur.`));
    }
    if (hasAmount !== hasUnit)
      findings.push(
        problem(`${path}.unit`, 'missing-unit', 'Hoogte en eenheid van een straf horen bij elkaar. Vul beide in, of geen van beide.'),
      );
    return findings;
  });
}

function prosecutionFindings({ outcomes }: VerdictDraft, found: Case | null): Finding[] {
  if (found === null) return [];
  const replaced = new Set(found.decisions.map(({ replaces }) => replaces));
  const summonses = found.decisions.filter(({ id, kind }) => kind === 'dagvaarding' && !replaced.has(id));
  const summoned = new Set(summonses.flatMap(({ countNos }) => countNos));
  if (outcomes.every(({ countNo }) => summoned.has(countNo) || !found.counts.some((count) => count.countNo === countNo))) return [];
  return [
    warning(
      'outcomes',
      'no-summons',
      'Voor een of meer feiten is geen dagvaarding geregistreerd. Registreer ook de beslissing van het OM.',
    ),
  ];
}

/** All findings on a verdict at once; `found` is its case, null when there is none. */
export function validateVerdict(draft: VerdictDraft, codes: CodeBook, found: Case | null, today: PlainDate): Finding[] {
  const pronounced = asDay(draft.pronouncedOn);
  const on = pronounced ?? today;
  const countNos = draft.outcomes.map(({ countNo }) => countNo);
  return [
    ...(isUuid(draft.id) ? [] : [problem('id', 'invalid-id', 'Het kenmerk van de uitspraak is geen UUID.')]),
    ...caseFindings(found),
    ...courtFindings(draft, codes, found),
    ...caseNumberFindings('caseNumber', draft.caseNumber),
    ...dayFindings(PRONOUNCED, draft.pronouncedOn, today),
    ...dayFindings(IRREVOCABLE, draft.irrevocableOn, today),
    ...orderFindings({ ...PRONOUNCED, day: pronounced }, { name: 'de instroom van de zaak', day: found?.receivedOn ?? null }),
    ...orderFindings({ ...IRREVOCABLE, day: asDay(draft.irrevocableOn) }, { name: 'de uitspraak', day: pronounced }),
    ...ecliFindings(draft),
    ...countNumberFindings('outcomes', countNos, found, (index) => `outcomes[${index}].countNo`),
    ...outcomeFindings(draft, codes, on),
    ...sanctionFindings(draft, codes, on),
    ...prosecutionFindings(draft, found),
    ...replacesFindings(draft, found?.verdicts ?? null),
    ...textFindings(draft),
  ];
}
