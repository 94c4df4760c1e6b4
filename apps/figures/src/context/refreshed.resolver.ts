import { Inject } from '@nestjs/common';
import { ObjectType, Query, Resolver } from '@nestjs/graphql';
import { isUnavailable } from '@register/figures';
import { Allow } from '@register/service';
import { OptionalText, YesNo } from '../fields';
import { type Sources, SOURCES } from '../sources';

@ObjectType('Refreshed')
export class RefreshedModel {
  @OptionalText({ description: 'moment of the last build of the marts, ISO 8601; null before the first' }) builtAt!: string | null;
  @OptionalText({ description: 'latest day that can be asked as peildatum' }) asOf!: string | null;
  @OptionalText() registrationBegan!: string | null;
  @YesNo() demonstration!: boolean;
}

@Resolver()
export class RefreshedResolver {
  constructor(@Inject(SOURCES) private readonly sources: Sources) {}

  @Query(() => RefreshedModel, { description: 'When the figures were last refreshed and whether demonstration data are loaded.' })
  @Allow('analyst', 'registrar', 'administrator', 'auditor')
  async refreshed(): Promise<RefreshedModel> {
    const catalog = await this.sources.figures.catalog();
    if (isUnavailable(catalog)) return { builtAt: null, asOf: null, registrationBegan: null, demonstration: false };
    const { builtAt, asOf, registrationBegan, isDemonstration } = catalog.refresh;
    return { builtAt: builtAt.toISOString(), asOf, registrationBegan, demonstration: isDemonstration };
  }
}
