import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import type { FigureTable, FigureUnavailable } from '@register/figures';
import { OptionalWhole, Text, Texts, YesNo } from '../fields';
import { MeasureModel } from './measure.model';

@ObjectType('Member')
export class MemberModel {
  @Text() code!: string;
  @Text() label!: string;
}

@ObjectType('Dimension')
export class DimensionModel {
  @Text() code!: string;
  @Text() label!: string;
  @Field(() => [MemberModel]) members!: MemberModel[];
}

@ObjectType('FigureCell', {
  description:
    "members: one code per dimension, in the order of dimensions; '*' is the total. value is null unless status is final or provisional.",
})
export class FigureCellModel {
  @Texts() members!: string[];
  @OptionalWhole() value!: number | null;
  @Text({ description: 'final, provisional or suppressed' }) status!: string;
}

@ObjectType('FigureTable')
export class FigureTableModel {
  @Field(() => MeasureModel) measure!: MeasureModel;
  @Text() from!: string;
  @Text() to!: string;
  @Text({ description: 'peildatum' }) asOf!: string;
  @Field(() => [DimensionModel]) dimensions!: DimensionModel[];
  @YesNo({ description: 'false: a report can fall under several members (articles), so parts do not add up to the total' })
  isAdditive!: boolean;
  @Field(() => [FigureCellModel]) cells!: FigureCellModel[];
  @Text({ description: 'the rule of disclosure that the table was protected by' }) policy!: string;
  @YesNo() demonstration!: boolean;
}

@ObjectType('FigureUnavailable', {
  description:
    'cause: not-registered-before, as-of-before-registration, no-link, too-recent, legal-limit, not-refreshed, table-too-large, unknown-measure, unknown-dimension, unknown-member, invalid-period',
})
export class FigureUnavailableModel {
  @Text() cause!: string;
  @Text() explanation!: string;
}

export const FiguresResult = createUnionType({
  name: 'FiguresResult',
  types: () => [FigureTableModel, FigureUnavailableModel] as const,
  resolveType: ({ kind }: FigureTable | FigureUnavailable) => (kind === 'table' ? FigureTableModel : FigureUnavailableModel),
});
