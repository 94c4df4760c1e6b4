import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AnswerResolver } from './answers/answer.resolver';
import { ContextResolver } from './context/context.resolver';
import { RefreshedResolver } from './context/refreshed.resolver';
import { FiguresResolver } from './figures/figures.resolver';
import { MeasuresResolver } from './figures/measures.resolver';
import { type Sources, SOURCES } from './sources';

/** Everything this service answers. */
export const RESOLVERS = [FiguresResolver, MeasuresResolver, ContextResolver, AnswerResolver, RefreshedResolver];

@Module({})
export class FiguresModule {
  /** The resolvers over the marts. */
  static over(sources: Sources): DynamicModule {
    const providers: Provider[] = [{ provide: SOURCES, useValue: sources }, ...RESOLVERS];
    return { module: FiguresModule, providers };
  }
}
