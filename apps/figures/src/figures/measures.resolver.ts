import { Query, Resolver } from '@nestjs/graphql';
import { type Measure, MEASURES } from '@register/figures';
import { Allow } from '@register/service';
import { MeasureModel } from './measure.model';

@Resolver()
export class MeasuresResolver {
  @Query(() => [MeasureModel], { description: 'What can be asked: measures with unit, definition and the dimensions they allow.' })
  @Allow('analyst', 'registrar', 'administrator', 'auditor')
  measures(): readonly Measure[] {
    return MEASURES;
  }
}
