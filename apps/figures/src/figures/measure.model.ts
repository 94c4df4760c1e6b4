import { ObjectType } from '@nestjs/graphql';
import { Text, Texts } from '../fields';

@ObjectType('Measure', { description: 'A count that can be asked, with everything a figure never travels without.' })
export class MeasureModel {
  @Text() code!: string;
  @Text() label!: string;
  @Text({ description: 'what one stands for; counting units do not divide into each other' }) unit!: string;
  @Text({ description: 'which day puts a count in its period' }) periodBasis!: string;
  @Text() definition!: string;
  @Texts() dimensions!: string[];
}
