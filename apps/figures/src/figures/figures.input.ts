import { Field, InputType } from '@nestjs/graphql';
import type { FigureFilter, FiguresRequest } from '@register/figures';
import { OptionalText, Text, Texts } from '../fields';

@InputType('FigureFilter')
export class FigureFilterInput implements FigureFilter {
  @Text() dimension!: string;
  @Texts() members!: string[];
}

@InputType()
export class FiguresInput implements FiguresRequest {
  @Text({ description: 'reports, complaints, victims, prosecutions, convictions' })
  measure!: string;

  @Texts({ defaultValue: [], description: 'year, quarter, month, unit, victim-sex, victim-age-class, motive, platform, article' })
  by!: string[];

  @OptionalText({ description: 'first day of the period, yyyy-mm-dd; the period consists of whole years, quarters or months' })
  from?: string | null;

  @OptionalText({ description: 'last day of the period, yyyy-mm-dd' })
  to?: string | null;

  @OptionalText({ description: 'peildatum, yyyy-mm-dd; default: the day of the last refresh' })
  asOf?: string | null;

  @Field(() => [FigureFilterInput], { defaultValue: [] })
  filter!: FigureFilterInput[];
}
