import { isPlainDate } from '@register/kernel';

/** Search parameters of an answer: the peildatum, yyyy-mm-dd. */
export interface AnswerSearch {
  readonly peildatum?: string | undefined;
}

export function answerSearch(search: Readonly<Record<string, unknown>>): AnswerSearch {
  const asOf = search['peildatum'];
  return { peildatum: isPlainDate(asOf) ? asOf : undefined };
}
