import { Inject } from '@nestjs/common';
import { ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Principal } from '@register/kernel';
import type { RegistryDeps } from '@register/registry';
import { Allow, Caller } from '@register/service';
import { OptionalText, Text } from '../fields';
import { REGISTRY } from '../registry';

@ObjectType('Me', { description: 'The caller, as the access token says.' })
export class MeModel implements Principal {
  @Text() subject!: string;
  @Text() name!: string;
  @Text() role!: Principal['role'];
  @OptionalText() unitCode!: string | null;
}

@Resolver(() => MeModel)
export class MeResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @Query(() => MeModel)
  @Allow('registrar', 'analyst', 'administrator', 'auditor')
  me(@Caller() caller: Principal): Principal {
    return caller;
  }

  @ResolveField(() => String, { nullable: true })
  unitName(@Parent() { unitCode }: MeModel): string | null {
    return unitCode === null ? null : (this.registry.codes.unit(unitCode)?.name ?? null);
  }
}
