import { Field, ObjectType } from '@nestjs/graphql';
import { Text, Whole } from '../fields';

@ObjectType('ContextPoint')
export class ContextPointModel {
  @Whole() year!: number;
  @Text() kind!: string;
  @Text() label!: string;
  @Whole() value!: number;
  @Text({ description: 'final or provisional, as published' }) status!: string;
}

@ObjectType('ContextSeries')
export class ContextSeriesModel {
  @Text() code!: string;
  @Text() title!: string;
  @Text() source!: string;
  @Text() licence!: string;
  @Text() note!: string;
  @Field(() => [ContextPointModel]) points!: ContextPointModel[];
}
