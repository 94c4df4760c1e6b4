import type { PlainDate } from '@register/kernel';
import type { FigureCell, FigureTable } from '../figure-table';
import type { Figures } from '../figures';
import { MEASURES, type Measure } from '../measures/measure';
import { periodsBetween } from '../periods/period';
import { isUnavailable, type FigureUnavailable } from '../unavailable';
import { paragraphsOf } from './paragraphs';
import type { Question } from './questions';

/** The answer to a question, as text and as parts; the same peildatum gives the same bytes. */
export interface Answer {
  readonly kind: 'answer';
  readonly question: Question;
  readonly asOf: PlainDate;
  readonly registrationBegan: PlainDate;
  readonly paragraphs: readonly string[];
  /** The paragraphs, divided by empty lines. */
  readonly text: string;
  /** Years in which the phenomenon was registered. */
  readonly years: readonly AnswerYear[];
  readonly definitions: readonly Measure[];
  readonly demonstration: boolean;
}

export interface AnswerYear {
  readonly year: number;
  readonly reports: FigureCell;
  readonly prosecutions: FigureCell;
  readonly convictions: FigureCell;
}

const ASKED = ['reports', 'prosecutions', 'convictions'] as const;

/** Answers how many reports, prosecutions and convictions are known, per year, as of a day. */
export async function answerTo(question: Question, asOf: string | null | undefined, source: Figures): Promise<Answer | FigureUnavailable> {
  const tables: FigureTable[] = [];
  const results = await Promise.all(ASKED.map((measure) => source.figures({ measure, by: ['year'], asOf, filter: [] })));
  for (const result of results) {
    if (isUnavailable(result)) return result;
    tables.push(result);
  }
  const [reports, prosecutions, convictions] = tables;
  if (!reports || !prosecutions || !convictions) throw new Error('A measure of the answer is missing');
  const years = periodsBetween(reports.from, reports.asOf, 'year').map(({ code }) => ({
    year: Number(code),
    reports: cellOf(reports, code),
    prosecutions: cellOf(prosecutions, code),
    convictions: cellOf(convictions, code),
  }));
  const definitions = MEASURES.filter(({ code }) => ASKED.some((asked) => asked === code));
  const facts = {
    question,
    asOf: reports.asOf,
    registrationBegan: reports.from,
    years,
    definitions,
    policy: reports.policy,
    demonstration: tables.some((table) => table.demonstration),
  };
  const paragraphs = paragraphsOf(facts);
  const { policy: _, ...rest } = facts;
  return { kind: 'answer', ...rest, paragraphs, text: paragraphs.join('\n\n') };
}

function cellOf(table: FigureTable, year: string): FigureCell {
  const cell = table.cells.find(({ members }) => members[0] === year);
  if (!cell) throw new Error(`No cell for ${year}`);
  return cell;
}
