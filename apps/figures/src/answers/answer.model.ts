import { Field, ObjectType } from '@nestjs/graphql';
import { Text, Texts, Whole, YesNo } from '../fields';
import { FigureCellModel } from '../figures/figure.model';
import { MeasureModel } from '../figures/measure.model';

@ObjectType('Question')
export class QuestionModel {
  @Text() code!: string;
  @Text({ description: 'literal text' }) text!: string;
  @Text() source!: string;
}

@ObjectType('AnswerYear')
export class AnswerYearModel {
  @Whole() year!: number;
  @Field(() => FigureCellModel) reports!: FigureCellModel;
  @Field(() => FigureCellModel) prosecutions!: FigureCellModel;
  @Field(() => FigureCellModel) convictions!: FigureCellModel;
}

@ObjectType('Answer', {
  description: 'The same peildatum gives the same text. When nothing can be answered, the text says why and there are no years.',
})
export class AnswerModel {
  @Field(() => QuestionModel) question!: QuestionModel;
  @Text({ description: 'peildatum' }) asOf!: string;
  @Texts() paragraphs!: string[];
  @Text({ description: 'the paragraphs, divided by empty lines' }) text!: string;
  @Field(() => [AnswerYearModel], { description: 'years in which the phenomenon was registered apart' }) years!: AnswerYearModel[];
  @Field(() => [MeasureModel]) definitions!: MeasureModel[];
  @YesNo() demonstration!: boolean;
}
