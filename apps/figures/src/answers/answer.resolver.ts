import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Answer, answerTo, isUnavailable, type Question, questionOf, QUESTIONS } from '@register/figures';
import { DomainError } from '@register/kernel';
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
    const answer = await answerTo(question, asOf, this.sources.figures);
    if (!isUnavailable(answer)) return answer;
    const text = `Deze vraag is niet te beantwoorden. ${answer.explanation}`;
    return { question, asOf: asOf ?? '', paragraphs: [text], text, years: [], definitions: [], demonstration: false };
  }

  @Query(() => [QuestionModel], { description: 'Questions that can be answered.' })
  @Allow('analyst')
  questions(): readonly Question[] {
    return QUESTIONS;
  }
}
