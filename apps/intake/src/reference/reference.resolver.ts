import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { articlesInForce, type LegalArticle } from '@register/chain';
import { todayIn } from '@register/kernel';
import type { Code, Municipality, RegistryDeps } from '@register/registry';
import { Allow } from '@register/service';
import { REGISTRY } from '../registry';
import { daysOf, pageSize, plainDate } from './arguments';
import { ArticleModel, CodeModel, MunicipalityModel } from './reference.model';

@Resolver()
export class ReferenceResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @Query(() => [CodeModel], { description: 'A dated code list, as in force on a day (default: today).' })
  @Allow('registrar', 'administrator', 'auditor')
  codes(
    @Args('list', { type: () => String }) list: string,
    @Args('on', { type: () => String, nullable: true }) on: string | null | undefined,
  ): readonly Code[] {
    return this.registry.codes.codesOn(list, plainDate('on', on) ?? todayIn(this.registry.clock));
  }

  @Query(() => [ArticleModel], {
    description: 'Versions of articles of law; on = only those in force on that day (partial date allowed).',
  })
  @Allow('registrar', 'administrator')
  articles(@Args('on', { type: () => String, nullable: true }) on: string | null | undefined): readonly LegalArticle[] {
    return articlesInForce(this.registry.codes.articles, daysOf('on', on));
  }

  @Query(() => [MunicipalityModel], { description: 'Municipalities of today by part of their name, at most 500.' })
  @Allow('registrar', 'administrator')
  municipalities(
    @Args('search', { type: () => String, nullable: true }) search: string | null | undefined,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): readonly Municipality[] {
    return this.registry.codes.searchMunicipalities(search ?? '', todayIn(this.registry.clock), pageSize(first));
  }
}
