import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { FigureTable, FigureUnavailable } from '@register/figures';
import { Allow } from '@register/service';
import { type Sources, SOURCES } from '../sources';
import { FiguresResult } from './figure.model';
import { FiguresInput } from './figures.input';

@Resolver()
export class FiguresResolver {
  constructor(@Inject(SOURCES) private readonly sources: Sources) {}

  @Query(() => FiguresResult, { description: 'A protected table, or why there is none.' })
  @Allow('analyst')
  figures(@Args('input', { type: () => FiguresInput }) input: FiguresInput): Promise<FigureTable | FigureUnavailable> {
    return this.sources.figures.figures(input);
  }
}
