import { runAnswer } from './answer/answer-command';
import type { Command } from './command';

/** The answer to a question of parliament; its work is done in answer/. */
export const answerCommand: Command = {
  name: 'answer',
  usage: 'answer --question antwoord-3 [--as-of 2026-01-01]',
  help: 'give the answer to a question of parliament, in Dutch',
  run: (argv, { environment, now }) => runAnswer(argv, { databaseUrl: (role) => environment.databaseUrl(role), clock: now }),
};
