import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Principal } from '@register/kernel';
import {
  type Case,
  findCase,
  registerCase,
  registerDecision,
  type RegisterInCaseOutcome,
  registerVerdict,
  type RegistryDeps,
} from '@register/registry';
import { Allow, Caller, RequestId } from '@register/service';
import { REGISTRY } from '../registry';
import { RegisterCaseInput, RegisterDecisionInput, RegisterVerdictInput } from './case.input';
import { CaseModel } from './case.model';
import { RegisterCaseResult, RegisterDecisionResult, RegisterVerdictResult } from './case.result';

@Resolver()
export class CaseResolver {
  constructor(@Inject(REGISTRY) private readonly registry: RegistryDeps) {}

  @Query(() => CaseModel, { nullable: true })
  @Allow('registrar')
  case(@Args('id', { type: () => ID }) id: string, @Caller() caller: Principal, @RequestId() requestId: string): Promise<Case | null> {
    return findCase(this.registry, caller, id, requestId);
  }

  @Mutation(() => RegisterCaseResult)
  @Allow('registrar')
  registerCase(
    @Args('input') input: RegisterCaseInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<RegisterInCaseOutcome> {
    return registerCase(this.registry, caller, input, requestId);
  }

  @Mutation(() => RegisterDecisionResult)
  @Allow('registrar')
  registerDecision(
    @Args('input') input: RegisterDecisionInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<RegisterInCaseOutcome> {
    return registerDecision(this.registry, caller, input, requestId);
  }

  @Mutation(() => RegisterVerdictResult)
  @Allow('registrar')
  registerVerdict(
    @Args('input') input: RegisterVerdictInput,
    @Caller() caller: Principal,
    @RequestId() requestId: string,
  ): Promise<RegisterInCaseOutcome> {
    return registerVerdict(this.registry, caller, input, requestId);
  }
}
