import { answerTo, isUnavailable, openFigures, openMarts, questionOf, QUESTIONS, type Answer } from '@register/figures';
import { isPlainDate, type Clock } from '@register/kernel';
import { UsageError } from '../command';
import { readOptions } from '../options';

/** What the command needs of the world; output goes to the terminal and the clock is the present unless given. */
export interface AnswerWorld {
  databaseUrl(role: 'figures'): Promise<string>;
  /** Takes the answer, one call. */
  readonly write?: (text: string) => void;
  /** Takes why there is none. */
  readonly report?: (text: string) => void;
  readonly clock?: Clock;
}

const USAGE = `usage: npm run -s pipeline -- answer --question <code> [--as-of yyyy-mm-dd] [--json]
questions: ${QUESTIONS.map(({ code }) => code).join(', ')}`;

/** Prints the answer to a question of parliament in Dutch. 0: given; 1: it cannot be given, with the reason; 2: not understood. */
export async function runAnswer(argv: readonly string[], world: AnswerWorld): Promise<0 | 1 | 2> {
  const write = world.write ?? ((text: string) => void process.stdout.write(text));
  const report = world.report ?? ((text: string) => void process.stderr.write(text));
  try {
    const { question, asOf, isJson, isHelp } = readAnswerOptions(argv);
    if (isHelp) {
      write(`${USAGE}\n`);
      return 0;
    }
    const marts = openMarts(await world.databaseUrl('figures'), { applicationName: 'pipeline-answer', max: 3 });
    try {
      const answer = await answerTo(question, asOf, openFigures({ marts, clock: world.clock ?? (() => new Date()) }));
      if (isUnavailable(answer)) {
        report(`Deze vraag is niet te beantwoorden. ${answer.explanation}\n`);
        return 1;
      }
      write(isJson ? `${JSON.stringify(publicParts(answer), null, 2)}\n` : `${answer.text}\n`);
      return 0;
    } finally {
      await marts.close();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    report(`${error.message}\n${USAGE}\n`);
    return 2;
  }
}

function readAnswerOptions(argv: readonly string[]) {
  const { help, json, ...given } = readOptions(argv, {
    question: { type: 'string' },
    'as-of': { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  const asOf = given['as-of'];
  const question = questionOf(given.question ?? (help ? 'antwoord-3' : ''));
  if (given.question === undefined && !help) throw new UsageError('--question is missing');
  if (!question) throw new UsageError(`unknown question '${given.question}'`);
  if (asOf !== undefined && !isPlainDate(asOf)) throw new UsageError(`--as-of must be a day written as yyyy-mm-dd`);
  return { question, asOf, isJson: json, isHelp: help };
}

/** The answer as the API gives it. */
function publicParts({ question, asOf, paragraphs, text, years, definitions, demonstration }: Answer) {
  const { code, text: asked, source } = question;
  return { question: { code, text: asked, source }, asOf, paragraphs, text, years, definitions, demonstration };
}
