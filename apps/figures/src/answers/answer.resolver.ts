import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Answer, answerTo, isUnavailable, type Question, questionOf, QUESTIONS } from '@register/figures';
import { DomainError, todayIn } from '@register/kernel';
import { Allow } from '@register/service';
import { type Sources, SOURCES } from '../sources';
import { AnswerModel, QuestionModel } from './answer.model';

type Given = Omit<Answer, 'kind' | 'registrationBegan'>;

@Resolver()
export class AnswerResolver {
  constructor(@Inject(SOURCES) private readonly sources: Sources) {}

  @Query(() => AnswerModel, { description: 'The answer to a question of parliament, as text and as parts.' })
  @Allow('analyst')
  async answer(
    @Args('question', { type: () => String }) code: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf: string | null | undefined,
  ): Promise<Given> {
    const question = questionOf(code);
    if (!question) throw new DomainError('NOT_FOUND', 'Deze vraag is niet bekend.');
    const { figures, clock } = this.sources;
    const answer = await answerTo(question, asOf, figures);
    if (!isUnavailable(answer)) return answer;
    const catalog = await figures.catalog();
    const known = isUnavailable(catalog) ? { asOf: todayIn(clock), isDemonstration: false } : catalog.refresh;
    const text = `Deze vraag is niet te beantwoorden. ${answer.explanation}`;
    const parts = { paragraphs: [text], text, years: [], definitions: [] };
    return { question, asOf: asOf ?? known.asOf, ...parts, demonstration: known.isDemonstration };
  }

  @Query(() => [QuestionModel], { description: 'Questions that can be answered.' })
  @Allow('analyst')
  questions(): readonly Question[] {
    return QUESTIONS;
  }
}
