import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import type { RegisterInCaseOutcome } from '@register/registry';
import { ProblemModel } from '../problem.model';
import { CaseModel } from './case.model';

@ObjectType()
export class CaseRegistered {
  @Field(() => CaseModel) case!: CaseModel;
  @Field(() => [ProblemModel]) warnings!: ProblemModel[];
}

@ObjectType()
export class DecisionRegistered {
  @Field(() => CaseModel) case!: CaseModel;
  @Field(() => [ProblemModel]) warnings!: ProblemModel[];
}

@ObjectType()
export class VerdictRegistered {
  @Field(() => CaseModel) case!: CaseModel;
  @Field(() => [ProblemModel]) warnings!: ProblemModel[];
}

@ObjectType({ description: 'Nothing was stored; every problem at once, warnings among them.' })
export class RegistrationRefused {
  @Field(() => [ProblemModel], { name: 'problems' }) findings!: ProblemModel[];
}

export const RegisterCaseResult = createUnionType({
  name: 'RegisterCaseResult',
  types: () => [CaseRegistered, RegistrationRefused] as const,
  resolveType: ({ kind }: RegisterInCaseOutcome) => (kind === 'refused' ? RegistrationRefused : CaseRegistered),
});

export const RegisterDecisionResult = createUnionType({
  name: 'RegisterDecisionResult',
  types: () => [DecisionRegistered, RegistrationRefused] as const,
  resolveType: ({ kind }: RegisterInCaseOutcome) => (kind === 'refused' ? RegistrationRefused : DecisionRegistered),
});

export const RegisterVerdictResult = createUnionType({
  name: 'RegisterVerdictResult',
  types: () => [VerdictRegistered, RegistrationRefused] as const,
  resolveType: ({ kind }: RegisterInCaseOutcome) => (kind === 'refused' ? RegistrationRefused : VerdictRegistered),
});
