import { formatCount, formatDate, type PlainDate } from '@register/kernel';
import type { FigureCell } from '../figure-table';
import type { Measure } from '../measures/measure';
import type { AnswerYear } from './answer';
import type { Question } from './questions';

/** What the text is made of. */
export interface AnswerFacts {
  readonly question: Question;
  readonly asOf: PlainDate;
  readonly registrationBegan: PlainDate;
  readonly years: readonly AnswerYear[];
  readonly definitions: readonly Measure[];
  readonly policy: string;
  readonly demonstration: boolean;
}

/** The answer in Dutch, paragraph by paragraph. */
export function paragraphsOf(facts: AnswerFacts): string[] {
  return [
    ...(facts.demonstration ? ['Let op: dit antwoord berust op demonstratiegegevens, niet op echte registraties.'] : []),
    opening(facts),
    ...notRegistered(facts),
    facts.years.map((year) => yearLine(year, facts)).join('\n'),
    ...marks(facts),
    definitions(facts),
    'De aantallen tellen verschillende eenheden (meldingen en zaken) en volgen elkaar in de tijd niet op de voet: een veroordeling in een jaar hoort meestal bij een melding uit een eerder jaar. Zij kunnen daarom niet op elkaar worden gedeeld.',
    'Het aantal meldingen zegt niet hoe vaak het voorvalt: hoeveel slachtoffers zich niet melden, is uit deze registratie niet af te leiden.',
    `Bescherming van personen: ${facts.policy}`,
  ];
}

function opening({ asOf }: AnswerFacts): string {
  return (
    `Op de vraag hoeveel meldingen, vervolgingen en veroordelingen van online seksuele afpersing (sextortion) bekend zijn, luidt het antwoord per jaar als volgt. ` +
    `Peildatum: ${formatDate(asOf)}; wat na die dag is geregistreerd of verbeterd, telt niet mee.`
  );
}

function notRegistered({ question, registrationBegan }: AnswerFacts): string[] {
  const lastYear = Number(registrationBegan.slice(0, 4)) - (registrationBegan.endsWith('-01-01') ? 1 : 0);
  if (lastYear < question.firstYear) return [];
  const years = lastYear === question.firstYear ? `het jaar ${lastYear}` : `de jaren ${question.firstYear} tot en met ${lastYear}`;
  return [
    `Over ${years} bestaat ${lastYear === Number(registrationBegan.slice(0, 4)) ? 'geen volledig cijfer' : 'geen cijfer'}: tot ${formatDate(registrationBegan)} werd sextortion in de politiesystemen niet als apart fenomeen geregistreerd. ` +
      'Meldingen konden toen zijn opgenomen onder smaad, laster of afpersing en zijn daarin niet te herkennen. Oorzaak: niet geregistreerd voor aanvang van de registratie.',
  ];
}

function yearLine({ year, reports, prosecutions, convictions }: AnswerYear, { asOf }: AnswerFacts): string {
  const until = String(year) === asOf.slice(0, 4) && !asOf.endsWith('-12-31') ? ` (tot en met ${formatDate(asOf)})` : '';
  const parts = [
    counted(reports, 'melding', 'meldingen'),
    counted(prosecutions, 'vervolging', 'vervolgingen'),
    counted(convictions, 'veroordeling', 'veroordelingen'),
  ];
  return `${year}${until}: ${parts.join('; ')}.`;
}

function counted({ value, status }: FigureCell, one: string, many: string): string {
  if (value === null) return `${many} niet getoond ter bescherming van personen`;
  const mark = status === 'provisional' ? ' (voorlopig)' : '';
  return `${value === 0 ? 'geen' : formatCount(value)} ${value === 1 ? one : many}${mark}`;
}

function marks({ years }: AnswerFacts): string[] {
  const cells = years.flatMap(({ reports, prosecutions, convictions }) => [reports, prosecutions, convictions]);
  return cells.some(({ status }) => status === 'provisional')
    ? [
        'Voorlopig is een cijfer zolang het jaar waarover het gaat niet ten minste twaalf maanden voor de peildatum is geëindigd; door late registraties, verbeteringen en intrekkingen kan het nog wijzigen.',
      ]
    : [];
}

function definitions({ definitions: measures }: AnswerFacts): string {
  const lines = measures.map(
    ({ label, unit, periodBasis, definition }) => `${label} (eenheid: ${unit}; periode: ${periodBasis}). ${definition}`,
  );
  return ['Wat is geteld:', ...lines].join('\n');
}
