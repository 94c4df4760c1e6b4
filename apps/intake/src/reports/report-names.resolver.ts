import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RegistryDeps } from '@register/registry';
import { REGISTRY } from '../registry';
import { ReportOffenceModel, ReportPlaceModel } from './report-content.model';

/** A name is shown whatever the day; which code may be chosen on which day is a rule of the registry. */
const EVER = { first: null, last: null };

@Resolver(() => ReportPlaceModel)
export class ReportPlaceResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @ResolveField(() => String, { nullable: true })
  municipalityName(@Parent() { municipalityCode }: ReportPlaceModel): string | null {
    return municipalityCode === null ? null : (this.registry.codes.municipalityOn(municipalityCode, EVER)?.name ?? null);
  }
}

@Resolver(() => ReportOffenceModel)
export class ReportOffenceResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @ResolveField(() => String, { description: 'What the article is about, in that version.' })
  name(@Parent() { article, validFrom }: ReportOffenceModel): string {
    return this.registry.codes.article(article, validFrom)?.name ?? article;
  }
}
