import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type ContextSeries, readContext } from '@register/figures';
import { DomainError } from '@register/kernel';
import { Allow } from '@register/service';
import { type Sources, SOURCES } from '../sources';
import { ContextSeriesModel } from './context.model';

@Resolver()
export class ContextResolver {
  constructor(@Inject(SOURCES) private readonly sources: Sources) {}

  @Query(() => ContextSeriesModel, {
    description: 'Published national counts of the class in which sextortion was hidden; never added to our own.',
  })
  @Allow('analyst')
  async context(@Args('series', { type: () => String, defaultValue: 'cbs-83648ned' }) series: string): Promise<ContextSeries> {
    const found = await readContext(this.sources.marts, series);
    if (!found) throw new DomainError('NOT_FOUND', 'Deze reeks bestaat niet.');
    return found;
  }
}
