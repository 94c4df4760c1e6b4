import { ObjectType } from '@nestjs/graphql';
import type { Finding } from '@register/kernel';
import { Text } from './fields';

@ObjectType('Problem', { description: 'One thing a rule has to say about the input.' })
export class ProblemModel implements Finding {
  @Text({ description: 'Where in the input, e.g. `victims[0].age`.' }) path!: string;
  @Text({ description: 'Which rule, e.g. `article-not-in-force`.' }) code!: string;
  @Text({ description: 'In Dutch, for the registrar.' }) message!: string;
  @Text({ description: '`error` refuses, `warning` does not.' }) severity!: Finding['severity'];
}
